//! Part 5: The other end

use crate::Part;

pub(crate) const PART: Part = Part { number: 5, title: "The other end", exercises: &[] };
