//! The order of the course: its parts, and in each its exercises. It stands here once.
//!
//! No prose and no dependencies: build scripts read it, and a comma in a hint rebuilds nothing that depends on it.
//! What an exercise is called and teaches stands in the catalogue; its number is its place here.
//!
//! # Layout
//!
//! - [`course!`]: the list. Crates that have a module an exercise declare their modules with it.
//! - [`PARTS`], [`Place`]: the same list as data, and where in it an exercise stands.
//! - [`Kind`]: the kinds of answers, and where they lie.

mod kind;
mod place;

pub use kind::{Kind, SECOND_SERVER, in_scene};
pub use place::{Place, all, find};

/// The course, handed to a macro of yours: `course::course!(declare)` is `declare! { emit: hello echo …; say: …; … }`.
#[macro_export]
macro_rules! course {
    ($then:ident) => {
        $then! {
            emit:
                hello
                echo
                emit_all
                broadcast;
            say:
                typed_events
                ack_reply
                chat_message
                register_first
                server_status
                outside
                ack_request;
            rooms:
                join_room
                talk_in_room
                leave_room
                direct_message
                switch_room
                many_rooms
                goodbye
                full_room
                presence
                ticker;
            namespaces:
                namespace
                same_room_name
                announce_everywhere
                gatekeeper
                expiry
                tenants;
            client:
                client_listen
                client_ask
                client_rejoin;
            failure:
                bad_input
                history
                missed_messages
                flood;
            hood:
                write_the_check
                wire
                two_nodes;
            capstone:
                chat;
        }
    };
}

/// A part of the course.
#[derive(Debug)]
pub struct Part {
    /// Its folder below `exercises`, `solutions`, `answers` and `book/src`, and its module.
    pub name: &'static str,
    /// Its exercises' ids, in order.
    pub exercises: &'static [&'static str],
}

macro_rules! list {
    ($($part:ident: $($id:ident)*;)*) => {
        /// The parts, in order.
        pub const PARTS: &[Part] =
            &[$(Part { name: stringify!($part), exercises: &[$(stringify!($id)),*] }),*];
    };
}

course!(list);
