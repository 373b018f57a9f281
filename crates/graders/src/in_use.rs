//! What an answer does when it runs for anybody, and not for a grader.

use grading::Value;
use grading::scene::{Rules, json};

use crate::{client, hood};

/// How an answer is used.
#[derive(Debug)]
pub enum InUse {
    /// It is a server.
    Serves,
    /// It is a client: it meets this server, called with these arguments and the address.
    Meets(Rules, Value),
    /// It is a function that is called with each line.
    Reads(fn(&str) -> Value),
    /// It is a function that is called with each of these, which have names.
    Judges(Vec<(&'static str, Value)>),
}

/// How the answer to this exercise is used.
#[must_use]
pub fn in_use(id: &str) -> InUse {
    let meets = |(rules, args)| InUse::Meets(rules, args);
    match id {
        "client_listen" => meets(client::client_listen::meeting()),
        "client_ask" => meets(client::client_ask::meeting()),
        "client_rejoin" => meets(client::client_rejoin::meeting()),
        "wire" => InUse::Reads(|line| json!({"read": line, "at": true})),
        "write_the_check" => InUse::Judges(hood::write_the_check::transcripts().collect()),
        _ => InUse::Serves,
    }
}
