//! Part 3: rooms.

mod direct_message;
mod goodbye;
mod join_room;
mod leave_room;
mod many_rooms;
mod presence;
mod switch_room;
mod talk_in_room;

use grading::scene::Grader;

pub(crate) const GRADERS: &[Grader] = &[
    join_room::GRADER,
    talk_in_room::GRADER,
    leave_room::GRADER,
    direct_message::GRADER,
    switch_room::GRADER,
    many_rooms::GRADER,
    goodbye::GRADER,
    presence::GRADER,
];
