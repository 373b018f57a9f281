//! The book, served while it changes.
//!
//! - [`pages`]: two folders, one served while the book is built into the other.
//! - [`script`]: what a page hears of the next build with.
//! - [`http`]: the pages, and the news of each build to those who read them.
//! - `guard`: who is answered.
//! - [`address`]: where it is served, for other programs of the workbook.
//! - [`watch`]: what has changed on the disk.
//! - [`background`]: the graders, built while the reader reads.

pub(crate) mod address;
pub(crate) mod background;
mod guard;
pub(crate) mod http;
pub(crate) mod pages;
mod script;
pub(crate) mod watch;
