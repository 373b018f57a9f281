//! The checks of the whole workbook: see `tests/README.md`.

mod book;
mod cli;
mod fixture;
mod knows;
mod layout;
mod walkthrough;
