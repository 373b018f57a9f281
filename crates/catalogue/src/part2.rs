//! Part 2: say it well.

mod ack_reply;
mod ack_request;
mod chat_message;
mod register_first;
mod server_status;
mod typed_events;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 2,
    title: "Say it well",
    exercises: &[
        &typed_events::EXERCISE,
        &ack_reply::EXERCISE,
        &chat_message::EXERCISE,
        &register_first::EXERCISE,
        &server_status::EXERCISE,
        &ack_request::EXERCISE,
    ],
};
