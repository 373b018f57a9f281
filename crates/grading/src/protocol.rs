//! What the grader and the server's process say to each other: one JSON object a line, over a loopback connection
//! of its own. The variable that holds the address and the token is gone before the learner's code runs, and the grader
//! takes one connection only.
//!
//! `PROTOCOL.md`, beside this crate's manifest, is the page for whoever writes another stage.
//!
//! The grader gives orders; each has a number, and a reply with the same number and of a type of its own. What the
//! process reports besides belongs to no order.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is described in `PROTOCOL.md`, beside this crate's manifest. Another number is another protocol.
pub(crate) const VERSION: u32 = 3;

/// The variable that makes a grading binary host a server instead of judging one.
pub(crate) const VARIABLE: &str = "WORKBOOK_STAGE";

/// No text of a report is longer, in characters.
pub(crate) const MESSAGE: usize = 2_000;

/// Nothing that a function returns is longer, in bytes.
pub const RESULT: usize = 1 << 20;

/// How the process is told what to be: the value of [`VARIABLE`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Setup {
    /// [`VERSION`]
    pub(crate) version: u32,
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

/// Who owns the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hosting {
    /// The harness does: `attach`.
    Attach,
    /// The learner does: `app`.
    App,
    /// There is none: a function is called.
    Call,
    /// The learner does, twice, and Redis joins them: `node`.
    Nodes,
}

/// Whether the server's time runs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Clock {
    /// Time stands still, and passes when a step lets it.
    Held,
    /// Time runs: for limits that are measured by the clock on the wall.
    Real,
}

/// Something that the grader asks of the process. Each kind has an answer of its own.
pub(crate) trait Order: Into<AnyOrder> {
    type Reply: Serialize + DeserializeOwned;
}

macro_rules! orders {
    ($($order:ident -> $reply:ty,)*) => {
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum AnyOrder {
            $($order($order),)*
        }

        $(
            impl Order for $order {
                type Reply = $reply;
            }

            impl From<$order> for AnyOrder {
                fn from(order: $order) -> Self {
                    Self::$order(order)
                }
            }
        )*
    };
}

orders! {
    Start -> Started,
    Arm -> Armed,
    Rest -> Rested,
    Idle -> Idled,
    Probe -> (),
    ListRooms -> Vec<String>,
    ListNamespaces -> Vec<String>,
    CallFunction -> Outcome,
    Sleep -> (),
    Wake -> (),
}

/// Start the learner's server. The second time, another one in the same process; the first one hears no more orders.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Start;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Started {
    /// `attach` returned, and the server listens; or all of its nodes do.
    Listening { ports: Vec<u16> },
    /// The learner's code panicked: nothing will listen.
    Panicked,
    /// `node` returned an error: nothing will listen.
    Refused { why: String },
}

/// Come to rest, add the fence to every socket, and name the sockets.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Arm;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Armed {
    /// The ids of all sockets.
    pub(crate) sockets: Vec<String>,
}

/// Come to rest, let so much of the server's time pass, come to rest again, and send every socket fence `fence`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rest {
    pub(crate) fence: u64,
    pub(crate) millis: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rested {
    /// How many connections have ended so far.
    pub(crate) closed: u64,
}

/// Come to rest, let so much of the server's time pass, come to rest again, and say how often the runtime's thread woke up
/// meanwhile. Once that is more often than `most`, the rest of the time does not pass.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Idle {
    pub(crate) millis: u64,
    pub(crate) most: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Idled {
    pub(crate) woke: u64,
}

/// Emit a probe into a room, as the server.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Probe {
    pub(crate) namespace: String,
    pub(crate) room: String,
}

/// Name every room of "/".
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ListRooms;

/// Name every namespace.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ListNamespaces;

/// Call the learner's function. Several calls may run at the same time.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CallFunction {
    pub(crate) args: Value,
}

/// How a call ended.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Returned(Value),
    Panicked,
    /// What it returned is more than anybody reads.
    TooMuch,
}

/// Stop the runtime's thread, whatever arrives, until it is woken.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Sleep;

/// Let the runtime's thread go on. Answered by that thread.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Wake;

/// A line from the grader to the process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct NumberedOrder {
    /// The reply has the same number.
    pub(crate) id: u64,
    pub(crate) order: AnyOrder,
}

/// A line from the process to the grader.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Message {
    /// The first line: whoever knows the token is the process that was started.
    Hello { token: String, version: u32 },
    /// The runtime has taken up this order: whoever never says so is blocked.
    TakenUp { id: u64 },
    /// The answer to this order.
    Reply { id: u64, reply: Value },
    /// This order makes no sense for this kind of answer: the scene is wrong.
    Unsupported { id: u64 },
    /// The learner's function has passed something on before it returned.
    PassedOn { call: usize },
    /// The learner's code panicked.
    Panicked { place: String, message: String },
    /// What the server has done since the last time, as socketioxide tells it: so many bytes follow the line.
    Traced(usize),
    /// These bytes: [`crate::traced::Traced`]. Nobody has read them so far.
    #[serde(skip)]
    Unread(Vec<u8>),
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PAGE: &str = include_str!("../PROTOCOL.md");

    #[track_caller]
    fn is_on_the_page(said: &impl Serialize) {
        let said = serde_json::to_string(said).expect("JSON");
        assert!(PAGE.contains(&said), "PROTOCOL.md does not say {said}");
    }

    #[test]
    fn the_page_says_what_is_said() {
        assert!(PAGE.contains(&format!("Version: **{VERSION}**")), "another protocol has another number");
        let orders: [AnyOrder; 10] = [
            Start.into(),
            Arm.into(),
            Rest { fence: 12, millis: 1000 }.into(),
            Idle { millis: 3_600_000, most: 1000 }.into(),
            Probe { namespace: "/".into(), room: "red".into() }.into(),
            ListRooms.into(),
            ListNamespaces.into(),
            CallFunction { args: json!({}) }.into(),
            Sleep.into(),
            Wake.into(),
        ];
        orders.iter().for_each(is_on_the_page);
        is_on_the_page(&NumberedOrder { id: 7, order: Rest { fence: 12, millis: 1000 }.into() });
        is_on_the_page(&Message::Hello { token: "…".into(), version: VERSION });
        is_on_the_page(&Message::TakenUp { id: 7 });
        is_on_the_page(&Message::Unsupported { id: 7 });
        is_on_the_page(&Message::PassedOn { call: 0 });
        is_on_the_page(&Message::Traced(42));
        is_on_the_page(&Message::Panicked { place: "src/lib.rs:14".into(), message: "…".into() });
        is_on_the_page(&Started::Panicked);
        is_on_the_page(&Outcome::TooMuch);
        let setup = Setup {
            version: VERSION,
            address: ([127, 0, 0, 1], 40123).into(),
            token: String::new(),
            clock: Clock::Held,
            fence: String::new(),
            redis: None,
        };
        let setup = serde_json::to_value(setup).expect("JSON");
        for (field, value) in setup.as_object().expect("an object") {
            assert!(PAGE.contains(&format!("| `{field}` |")), "PROTOCOL.md does not know {field}, as in {value}");
        }
    }
}
