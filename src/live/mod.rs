//! The book, served while it changes.
//!
//! - [`pages`]: two folders, one served while the book is built into the other.
//! - [`script`]: what a page hears of the next build with.
//! - [`http`]: the pages, and the news of each build to those who read them.
//! - `guard`: who is answered.
//! - [`address`]: where it is served, for other programs of the workbook.
//! - [`watch`]: what has changed of the book on the disk.
//! - [`desk`]: grading what the reader saves. `panel`: what a page shows of a verdict.
//! - [`background`]: the graders, built while the reader reads.

pub(crate) mod address;
pub(crate) mod background;
pub(crate) mod desk;
mod guard;
pub(crate) mod http;
pub(crate) mod pages;
mod panel;
mod script;
pub(crate) mod watch;
