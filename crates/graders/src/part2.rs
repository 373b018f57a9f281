//! Part 2: say it well.

mod ack_reply;
mod ack_request;
mod chat_message;
mod register_first;
mod server_status;
mod typed_events;

use grading::scene::Grader;

pub(crate) const GRADERS: &[Grader] = &[
    typed_events::GRADER,
    ack_reply::GRADER,
    chat_message::GRADER,
    register_first::GRADER,
    server_status::GRADER,
    ack_request::GRADER,
];
