//! The chat, in ten scenarios. Each has a server of its own, records its own events only, and needs nothing but
//! connecting, `join` and those.
//!
//! Nobody says or whispers more than ten times on one connection, but for the steps that are about it: an answer may
//! measure its second by the system's clock, which hardly moves while a scene is played.
//!
//! # Layout
//!
//! - `people`: who is there. `sign_in`, `rooms`, `presence`, `leave`.
//! - `talk`: who hears it. `said`, `typing`, `whisper`, `history`.
//! - `house`: what surrounds it. `organisations`, `front_door`.

mod house;
mod people;
mod talk;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::app("chat", |stage| Box::pin(people::sign_in(stage)))
    .entrance("/org/acme", r#"{"name": "alice"}"#)
    // `reason` is not free here: it is `left` or `lost`.
    .free_text(&["error"])
    .twice()
    .scenarios(&[
        ("sign_in", |stage| Box::pin(people::sign_in(stage))),
        ("rooms", |stage| Box::pin(people::rooms(stage))),
        ("said", |stage| Box::pin(talk::said(stage))),
        ("typing", |stage| Box::pin(talk::typing(stage))),
        ("presence", |stage| Box::pin(people::presence(stage))),
        ("whisper", |stage| Box::pin(talk::whisper(stage))),
        ("leave", |stage| Box::pin(people::leave(stage))),
        ("history", |stage| Box::pin(talk::history(stage))),
        ("organisations", |stage| Box::pin(house::organisations(stage))),
        ("front_door", |stage| Box::pin(house::front_door(stage))),
    ]);

/// Somebody at acme.
fn at_acme(name: &str) -> Person {
    member(name, "acme").label(name)
}

/// Somebody at an organisation: `alice@globex`.
fn member(name: &str, organisation: &str) -> Person {
    person(name).at(&format!("/org/{organisation}")).label(&format!("{name}@{organisation}"))
}

/// `{"room": ...}`
fn room(room: &str) -> Value {
    json!({"room": room})
}

/// They join these rooms, one after the other. Nobody waits for an ack.
fn joins<const N: usize>(pairs: [(Client, &str); N]) -> Vec<Action> {
    pairs.map(|(client, name)| client.emit("join", room(name))).into()
}
