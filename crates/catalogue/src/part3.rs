//! Part 3: Rooms

mod direct_message;
mod goodbye;
mod join_room;
mod leave_room;
mod many_rooms;
mod presence;
mod switch_room;
mod talk_in_room;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 3,
    title: "Rooms",
    exercises: &[
        &join_room::EXERCISE,
        &talk_in_room::EXERCISE,
        &leave_room::EXERCISE,
        &direct_message::EXERCISE,
        &switch_room::EXERCISE,
        &many_rooms::EXERCISE,
        &goodbye::EXERCISE,
        &presence::EXERCISE,
    ],
};
