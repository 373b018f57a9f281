//! The book, served while it changes.
//!
//! - [`pages`]: two folders, one served while the book is built into the other; a few pages take their places.
//! - [`script`]: what a page hears of the next build with.
//! - [`made`]: the index of the search, and the book to print, made when they are asked for.
//! - [`http`]: the pages, and the news of each build to those who read them.
//! - `guard`: who is answered. `token`: what a page shows with all that changes something.
//! - [`pace`]: how often something may be changed. `editor`: the reader's own, which a page may open.
//! - [`address`]: where it is served, for other programs of the workbook.
//! - [`watch`]: what has changed of the book on the disk.
//! - [`desk`]: grading what the reader saves. `panel`: what a page shows of a verdict.
//! - `after`: what is shown after a pass. `closed`: what stands in no page before it.
//! - [`background`]: the graders, built while the reader reads.

pub(crate) mod address;
mod after;
pub(crate) mod background;
mod closed;
pub(crate) mod desk;
mod editor;
mod guard;
pub(crate) mod http;
pub(crate) mod made;
pub(crate) mod pace;
pub(crate) mod pages;
mod panel;
mod script;
pub(crate) mod token;
pub(crate) mod watch;
