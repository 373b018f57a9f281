//! The kinds of answers that an exercise has, and where each of them lies.

use crate::Place;

/// What an answer is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// What a learner starts from. It is not solved.
    Stub,
    /// The solution that the book shows. It passes, and what is heard with it is what is expected.
    Reference,
    /// The same behaviour in another style. It passes.
    Alternative,
    /// A wrong idea that real people have. It fails, and is named.
    Misconception,
    /// Wrong in a way that nobody has a name for. It fails, and is not named.
    Decoy,
}

impl Kind {
    /// All of them, in the order in which they are checked and shown.
    pub const ALL: [Self; 5] = [Self::Stub, Self::Reference, Self::Alternative, Self::Misconception, Self::Decoy];

    /// Its name in tables, in JSON and as a folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stub => "stub",
            Self::Reference => "reference",
            Self::Alternative => "alternatives",
            Self::Misconception => "misconceptions",
            Self::Decoy => "decoys",
        }
    }

    /// Whether an exercise has several of them, each a file in a folder of the kind's name.
    #[must_use]
    pub const fn are_many(self) -> bool {
        match self {
            Self::Stub | Self::Reference => false,
            Self::Alternative | Self::Misconception | Self::Decoy => true,
        }
    }

    /// Whether what is heard with it is recorded.
    #[must_use]
    pub const fn is_recorded(self) -> bool {
        match self {
            Self::Stub | Self::Reference | Self::Misconception => true,
            Self::Alternative | Self::Decoy => false,
        }
    }

    /// Whose recording has this name: `stub`, `reference`, or a misconception's own.
    #[must_use]
    pub fn of_recording(name: &str) -> Self {
        let one = [Self::Stub, Self::Reference].into_iter().find(|kind| kind.name() == name);
        one.unwrap_or(Self::Misconception)
    }
}

impl Place<'_> {
    /// Where its answers lie, from the workbook's root: `answers/rooms/presence`.
    #[must_use]
    pub fn answers(&self) -> String {
        format!("answers/{}", self.folder())
    }

    /// The file of an answer, from the workbook's root: `answers/rooms/presence/decoys/with_the_room.rs`. Where there is
    /// one of its kind, the name does not matter.
    #[must_use]
    pub fn answer(&self, kind: Kind, name: &str) -> String {
        match kind {
            Kind::Stub => format!("{}/stub.rs", self.answers()),
            Kind::Reference => format!("solutions/{}/src/lib.rs", self.folder()),
            Kind::Alternative | Kind::Misconception | Kind::Decoy => {
                format!("{}/{}/{name}.rs", self.answers(), kind.name())
            }
        }
    }

    /// The folder of its recorded transcripts, from the workbook's root.
    #[must_use]
    pub fn transcripts(&self) -> String {
        format!("{}/transcripts", self.answers())
    }

    /// The folder of what is said of each recorded answer, from the workbook's root.
    #[must_use]
    pub fn verdicts(&self) -> String {
        format!("{}/verdicts", self.answers())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_place() {
        let presence = crate::find("presence").expect("an exercise");
        let files = Kind::ALL.map(|kind| presence.answer(kind, "rooms"));
        assert_eq!(files[0], "answers/rooms/presence/stub.rs");
        assert_eq!(files[1], "solutions/rooms/presence/src/lib.rs");
        assert_eq!(files[2], "answers/rooms/presence/alternatives/rooms.rs");
        assert_eq!(Kind::of_recording("reference"), Kind::Reference);
        assert_eq!(Kind::of_recording("counts_joins"), Kind::Misconception);
    }
}
