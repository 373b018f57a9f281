//! Part 8: Capstone

mod chat;

use crate::Part;

pub(crate) const PART: Part = Part { number: 8, title: "Capstone", exercises: &[&chat::EXERCISE] };
