//! Part 4: namespaces.

mod announce_everywhere;
mod gatekeeper;
mod namespace;
mod same_room_name;
mod tenants;

use grading::scene::Grader;

pub(crate) const GRADERS: &[Grader] =
    &[namespace::GRADER, same_room_name::GRADER, announce_everywhere::GRADER, gatekeeper::GRADER, tenants::GRADER];
