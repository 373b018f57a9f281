//! The checks of the whole workbook: see `tests/README.md`.

mod accidents;
mod book;
mod cli;
mod come_over;
mod fixture;
mod hostile;
mod idiom;
mod knows;
mod layout;
mod recipe;
mod served;
mod walkthrough;
