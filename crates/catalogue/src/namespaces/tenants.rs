//! What the command line and the book say of `tenants`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A namespace for each organisation keeps them apart; an id that nobody knows must get none.",
    minutes: 25,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["gatekeeper"],
    chat: "`/org/{id}` for each organisation, and no namespace for any other.",
    steps: &[
        "mallory posts at hooli all the same",
        "anna posts at acme",
        "gus posts at globex",
        "mallory asks for /org/ACME",
    ],
    hints: [
        "Who got in and should not have, or the other way round? And which namespaces does the server have \
            afterwards?",
        "The ids are known when `attach` runs. A namespace that you declare for each needs no check at all: the \
         server refuses every other path by itself.",
        "Loop over `organisations` and declare `format!(\"/org/{id}\")` with `board`. With `dyn_ns` you would need a \
         middleware, and would have to delete the namespace that each refused id leaves behind.",
    ],
    stages: &[],
};
