//! The checks of the whole workbook: see `tests/README.md`.

mod cli;
mod fixture;
