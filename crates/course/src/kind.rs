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
    /// What somebody writes who slips, or brings a habit. It fails. It is named only if its first lines say that the name
    /// is true of it.
    Mistake,
}

impl Kind {
    /// All of them, in the order in which they are checked and shown.
    pub const ALL: [Self; 6] =
        [Self::Stub, Self::Reference, Self::Alternative, Self::Misconception, Self::Decoy, Self::Mistake];

    /// Its name in tables, in JSON and as a folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stub => "stub",
            Self::Reference => "reference",
            Self::Alternative => "alternatives",
            Self::Misconception => "misconceptions",
            Self::Decoy => "decoys",
            Self::Mistake => "mistakes",
        }
    }

    /// Whether an exercise has several of them, each a file in a folder of the kind's name.
    #[must_use]
    pub const fn are_many(self) -> bool {
        match self {
            Self::Stub | Self::Reference => false,
            Self::Alternative | Self::Misconception | Self::Decoy | Self::Mistake => true,
        }
    }

    /// Whether every exercise has one at least.
    #[must_use]
    pub const fn is_everywhere(self) -> bool {
        !matches!(self, Self::Mistake)
    }

    /// Whether it is left out of plain `cargo test`: of these there are most, and compiling them takes longest.
    #[must_use]
    pub const fn is_left_out(self) -> bool {
        matches!(self, Self::Misconception | Self::Mistake)
    }

    /// Whether it is wrong, and what is said of it is kept.
    #[must_use]
    pub const fn is_wrong(self) -> bool {
        match self {
            Self::Stub | Self::Misconception | Self::Decoy | Self::Mistake => true,
            Self::Reference | Self::Alternative => false,
        }
    }

    /// Whether what is heard with it is recorded: of the reference because that is right, of what is wrong for what is said
    /// of it.
    #[must_use]
    pub const fn is_recorded(self) -> bool {
        !matches!(self, Self::Alternative)
    }

    /// Whether graders know what is heard with it, and compare answers with it.
    #[must_use]
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Stub | Self::Reference | Self::Misconception)
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
            Kind::Alternative | Kind::Misconception | Kind::Decoy | Kind::Mistake => {
                format!("{}/{}/{name}.rs", self.answers(), kind.name())
            }
        }
    }

    /// The folder of its recorded transcripts, from the workbook's root. Graders have all that lies in it, and nothing of
    /// what lies below.
    #[must_use]
    pub fn transcripts(&self) -> String {
        format!("{}/transcripts", self.answers())
    }

    /// The folder of the recordings of a kind, from the workbook's root.
    #[must_use]
    pub fn recordings(&self, kind: Kind) -> String {
        self.transcripts() + below(kind)
    }

    /// The folder of what is said of recorded answers, from the workbook's root.
    #[must_use]
    pub fn verdicts(&self) -> String {
        format!("{}/verdicts", self.answers())
    }

    /// The file of what is said of an answer in a scene, from the workbook's root:
    /// `answers/rooms/presence/verdicts/decoys/with_the_room.txt`.
    #[must_use]
    pub fn verdict(&self, kind: Kind, name: &str, scene: Option<&str>) -> String {
        format!("{}{}/{}.txt", self.verdicts(), below(kind), in_scene(name, scene))
    }
}

/// What the name of a recording ends with whose first server was right: it is of a second one in the same process.
pub const SECOND_SERVER: &str = ".second";

/// The name of an answer in one of an exercise's scenarios: `no_limit@said`.
#[must_use]
pub fn in_scene(name: &str, scene: Option<&str>) -> String {
    scene.map_or_else(|| name.to_owned(), |scene| format!("{name}@{scene}"))
}

/// What graders know lies beside each other, the rest in a folder of its kind.
const fn below(kind: Kind) -> &'static str {
    match kind {
        Kind::Decoy => "/decoys",
        Kind::Mistake => "/mistakes",
        Kind::Stub | Kind::Reference | Kind::Alternative | Kind::Misconception => "",
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
        assert_eq!(presence.verdict(Kind::Decoy, "x", Some("y")), "answers/rooms/presence/verdicts/decoys/x@y.txt");
        assert_eq!(Kind::of_recording("reference"), Kind::Reference);
        assert_eq!(Kind::of_recording("counts_joins"), Kind::Misconception);
    }
}
