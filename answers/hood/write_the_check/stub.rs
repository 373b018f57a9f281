//! # Write the check
//!
//! So far others have judged your servers. Now you judge: here is a transcript, was the server right?
//!
//! The rules are those of `broadcast`. In each step one client sends one `typing`. Every *other* client hears exactly
//! one `typing` with the same payload, and nothing else. The sender hears nothing.
//!
//! `broadcast_is_correct` returns `true` for every transcript that keeps the rules, and `false` for every other one:
//!
//! - all of `clients` are connected in every step;
//! - the entries of `heard` may be in any order;
//! - a client in `heard` who is not one of `clients` is wrong;
//! - a transcript without steps is correct.
//!
//! Types, fields and the function keep their names. Your function is called with many transcripts, of right servers
//! and of wrong ones, and you are told which one it got wrong.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Write the check”. Stuck: `cargo workbook hint
//! write_the_check`.

#![deny(unused_must_use)]

use serde_json::Value;

/// What happened while some clients were connected.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// All of them are connected from the first step to the last.
    pub clients: Vec<String>,
    pub steps: Vec<Step>,
}

/// One client sent one event, and this is who heard what.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The client that sent it.
    pub by: String,
    pub event: String,
    pub payload: Value,
    /// In the order in which it was noted down. Between two clients, that order means nothing.
    pub heard: Vec<Heard>,
}

/// One client heard one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub client: String,
    pub event: String,
    pub payload: Value,
}

/// Whether the server kept the rules of `broadcast` in every step.
pub fn broadcast_is_correct(transcript: &Transcript) -> bool {
    // Believes every server so far.
    let _ = transcript;
    true
}
