//! Part 4: Namespaces

mod announce_everywhere;
mod gatekeeper;
mod namespace;
mod same_room_name;
mod tenants;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 4,
    title: "Namespaces",
    exercises: &[
        &namespace::EXERCISE,
        &same_room_name::EXERCISE,
        &announce_everywhere::EXERCISE,
        &gatekeeper::EXERCISE,
        &tenants::EXERCISE,
    ],
};
