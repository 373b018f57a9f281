//! The command line, as a user runs it.

mod desk;
mod grade;
mod read;
mod reset;
mod run;
mod serve;
mod watch;
