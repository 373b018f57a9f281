//! What the grader and the server's process say to each other: one JSON object a line, over a loopback connection
//! of its own. The variable that holds the address and the token is gone before the learner's code runs, and the grader
//! takes one connection only.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The variable that makes a grading binary host a server instead of judging one.
pub(crate) const VARIABLE: &str = "WORKBOOK_STAGE";

/// How the process is told what to be: the value of [`VARIABLE`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Cue {
    /// Where the grader listens.
    pub(crate) address: std::net::SocketAddr,
    /// Proves that whoever connects there is the process that was started.
    pub(crate) token: String,
    pub(crate) clock: Clock,
    /// The event that the harness adds to every socket: random, so that no answer handles it.
    pub(crate) fence: String,
    /// The Redis server that joins two nodes, where an exercise has them.
    pub(crate) redis: Option<String>,
}

/// Whether the server's time runs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Clock {
    /// Time stands still, and passes when a step lets it.
    Held,
    /// Time runs: for limits that are measured by the clock on the wall.
    Real,
}

/// From the grader to the process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Order {
    /// Start the learner's server anew, in the same process.
    Anew,
    /// Come to rest, add the fence to every socket, and name the sockets.
    Arm,
    /// Come to rest, let so much of the server's time pass, come to rest again, and send every socket fence `fence`.
    Rest { fence: u64, millis: u64 },
    /// Emit a probe into a room, as the server.
    Probe { namespace: String, room: String },
    /// Name every room of "/".
    Rooms,
    /// Name every namespace.
    Namespaces,
    /// Call the learner's function, one of several calls at the same time.
    Begin { call: usize, args: Value },
    /// Call the learner's function.
    Call { args: Value },
    /// Stop the runtime's thread, whatever arrives, until it is woken.
    Sleep,
    /// Let the runtime's thread go on.
    Wake,
}

/// From the process to the grader.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Report {
    Hello {
        token: String,
    },
    /// `attach` returned, and the server listens; or all of its nodes do.
    Listening {
        ports: Vec<u16>,
    },
    /// `attach` panicked: nothing will listen.
    NotAttached,
    /// `node` returned an error: nothing will listen.
    NotStarted {
        why: String,
    },
    /// The runtime has taken up an order: whoever never says so is blocked.
    Begun,
    Armed {
        /// The ids of all sockets.
        sockets: Vec<String>,
    },
    Rested {
        fence: u64,
        closed: u64,
    },
    Probed,
    Asleep,
    Awake,
    Rooms {
        names: Vec<String>,
    },
    Namespaces {
        names: Vec<String>,
    },
    Returned {
        value: Value,
    },
    /// The learner's function has passed something on before it returned.
    PassedOn {
        call: usize,
    },
    /// One of several calls is over. Without a value: it panicked.
    Over {
        call: usize,
        value: Option<Value>,
    },
    Panicked {
        place: String,
        message: String,
    },
    /// What socketioxide said of a handler that it skipped.
    Skipped {
        message: String,
    },
}
