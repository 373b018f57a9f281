//! A file a subcommand: its arguments, and what it does with them.

pub(crate) mod check;
pub(crate) mod doctor;
pub(crate) mod grade;
pub(crate) mod hint;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod next;
pub(crate) mod predict;
pub(crate) mod record;
pub(crate) mod reset;
pub(crate) mod run;
pub(crate) mod serve;
pub(crate) mod walkthrough;
pub(crate) mod watch;
