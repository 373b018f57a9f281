//! The checks of the whole workbook: see `tests/README.md`.

mod book;
mod cli;
mod fixture;
mod idiom;
mod layout;
mod walkthrough;
