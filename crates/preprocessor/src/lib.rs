//! The book's own directives: who hears what, computed from recorded runs instead of written by hand.
//!
//! `{{#predict broadcast/io_emit "alice types"}}` in a page becomes a question whose key is read from the recorded
//! transcript of that answer. A directive that names a missing exercise, run or step fails the build, with file and
//! line; so does a broken link, anchor or include, which mdBook itself lets pass.
//!
//! Knows the catalogue and the transcripts, never the grading engine: the book must build without it.
//!
//! # Layout
//!
//! - [`preprocessor`]: what mdBook runs. `main.rs` is the same as a command, whose pages are a `copy`.
//! - [`check`]: everything that can be wrong in the book; the build and the tests call the same function.
//! - [`findable`]: the same, for the index of the search: without answers, hints and teachers' notes.
//! - [`some`]: the same, for rendering a few pages of it.
//! - `expand`: from a page's text to Markdown; `scan`, `args`: finding its directives; `page`: what they know of it.
//! - `memo`: what pages were expanded to, for the next build.
//! - `workbook`, `runs`, `excerpt`: what directives read: transcripts, answers, stubs.
//! - `directive/`: one file a directive, from its arguments to HTML and Markdown.
//! - `told`: what was sent and heard in words, with repeats counted.
//! - [`picture`]: steps as lines and dots; `diagram`: those as HTML.
//! - [`catch`]: "catch the wrong servers", the game before an exercise.
//! - `proof/`: links, includes, code fences, the catalogue's pages.

mod args;
pub mod catch;
mod copy;
mod diagram;
mod directive;
mod excerpt;
mod expand;
mod findable;
mod html;
mod mdbook;
mod memo;
mod page;
pub mod picture;
mod problem;
mod proof;
mod runs;
mod scan;
mod site;
mod some;
mod told;
mod workbook;

pub use directive::code::SOLUTION;
pub use directive::teacher::IDEAS;
pub use findable::findable;
pub use mdbook::{NAME, of_a_copy, preprocessor};
pub use problem::{Problem, Problems, Wrong};
pub use proof::{check, check_pages};
pub use some::some;
