//! Part 3: Rooms

mod join_room;
mod talk_in_room;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 3,
    title: "Rooms",
    exercises: &[&join_room::EXERCISE, &talk_in_room::EXERCISE],
};
