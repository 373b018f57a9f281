//! What is said of an exercise: its title, the first hint, the wrong ideas, and what to try next.
//!
//! Apart from the catalogue and from the graders: only what prints verdicts depends on it, so that a comma in an idea
//! rebuilds no scene, no engine and no answer.
//!
//! # Layout
//!
//! - `emit` … `capstone`: the texts, one file an exercise. The order is [`course`]'s.
//! - [`of`]: the texts of an exercise.

use transcript::Feedback;

/// A module for each exercise, and the list of their texts.
macro_rules! declare {
    ($($part:ident: $($id:ident)*;)*) => {
        $(pub mod $part {
            //! The texts of a part.
            $(pub mod $id;)*
        })*

        static ALL: &[&Feedback] = &[$($(&$part::$id::FEEDBACK),*),*];
    };
}

course::course!(declare);

/// What to say of the exercise with this id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Feedback> {
    ALL.iter().copied().find(|feedback| feedback.id == id)
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_id_is_its_modules() {
        let ids: Vec<&str> = super::ALL.iter().map(|feedback| feedback.id).collect();
        let places: Vec<&str> = course::all().map(|place| place.id).collect();
        assert_eq!(ids, places);
    }
}
