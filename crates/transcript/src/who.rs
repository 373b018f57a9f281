//! Those in a transcript who are no clients, under the names that it gives them.

/// The learner's function, where the contract is a function and not a server.
pub const FUNCTION: &str = "your function";
/// A server of the grader's: what it does itself, and what it receives of the learner's client.
pub const SERVER: &str = "the server";
/// What a server of the grader's sees of a client that sends something before it is in. To the server that is an error, and
/// the connection is over: what would have come after it is not known.
pub const TOO_EARLY: &str = "speaks before it is let in";
/// What a server of the grader's sees of a client that sends a DISCONNECT packet.
pub const GOODBYE: &str = "says goodbye";
/// What stands before the reason where a client finds no Socket.IO.
pub const CANNOT_CONNECT: &str = "cannot connect: ";
/// Whoever asks for a page over HTTP.
pub const READER: &str = "you";
/// Whoever looks which namespaces a server has.
pub const NAMESPACES: &str = "namespaces";
/// The runtime that a server runs on.
pub const RUNTIME: &str = "the runtime";
/// What joins two nodes.
pub const REDIS: &str = "redis";

/// Whether this is a client: whoever hears events.
#[must_use]
pub fn is_client(who: &str) -> bool {
    ![FUNCTION, SERVER, READER, NAMESPACES, RUNTIME, REDIS].contains(&who)
}
