//! Static analysis of an answer's text: to explain a verdict, and never to judge.
//!
//! What is right is decided by what clients heard. This crate reads the text that was compiled, and tells what stands in
//! it, with lines, as values: nobody has to read a sentence to find out what was meant.
//!
//! - [`Answer::remarks`]: what may be the cause of what was heard: a future that nobody awaits, a handler for an event
//!   that nobody sends. See [`Kind`].
//! - [`Answer::mentions`]: whether the words that a named idea speaks of stand in the text at all. See [`pattern`].
//! - [`untouched`]: whether anybody has worked on the stub.
//!
//! # How a verdict uses it
//!
//! 1. It has the text by `include_str!`, or the files that were copied to be compiled; never from the disk when it
//!    speaks. Each file is a [`File`]; [`Answer::read`] takes all of them.
//! 2. `untouched` comes first. If it is the stub, that is said, and nothing else.
//! 3. **A remark is not a verdict's sentence yet.** It is true of the text, and may have nothing to do with the difference
//!    that is shown. It is told only where it explains that difference: `NeverAwaited { event: Some("said") }` where
//!    `said` is missing; `CloseTo { event, meant }` where `event` was heard, or `meant` was not; `NeverSent` and
//!    `OnInHandler` where nothing followed on what the handler waits for. `NeverAwaited` needs the server's record, too,
//!    where there is one: fewer packets than values.
//! 4. A named idea keeps its name if one of its words stands in the text. If none does, the symptom is said and the
//!    subject left out. Absence proves little: what is wrapped in a macro of the answer's own is not seen.
//! 5. On a pass at most one remark may be told: `CapturedSocket`.
//!
//! # Whom to believe
//!
//! Not a compiler: types are followed through parameters, `let`, `for`, `match`, closures, fields and the answer's own
//! functions, and given up where that ends. Where something is not certain, nothing is said. A text that is no Rust, or
//! half of it, gives fewer remarks, and neither a panic nor a long wait: there is no recursion that the text could make
//! deep, and every search is counted.
//!
//! # Why this lexer
//!
//! `ra-ap-rustc_lexer` is rustc's own, published each week by rust-analyzer's script. It never fails, borrows the text,
//! and takes 0.6 s of processor time to build beside what is in the tree already. `proc-macro2` with `span-locations` took
//! 1.8 s, measured in the same way: it would be built a second time beside that of the macros. It also refuses a text
//! whose brackets do not match. `syn` would take four seconds more. Above it is a row of tokens in which brackets know their mates.

mod answer;
mod cfg;
mod chain;
mod class;
mod facts;
mod file;
mod handlers;
mod mention;
mod near;
pub mod pattern;
mod remark;
mod rules;
mod scope;
mod token;
mod untouched;

pub use answer::{Answer, Events, File};
pub use mention::Mention;
pub use remark::{Blocks, How, Instead, Kind, Likeness, Remark, Setting, Within};
pub use untouched::untouched;
