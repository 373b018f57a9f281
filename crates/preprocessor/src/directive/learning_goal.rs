//! `{{#goal write}}` and `{{#goal read}}`: what the reader wants to be able to do, kept in her browser.

use super::{Expanded, form};
use crate::args::Arg;

pub(super) fn expand(args: &[Arg]) -> Expanded {
    let label = match args {
        [Arg::Word(which)] if which == "write" => "My goal: when I have worked through this book, I want to be able to",
        [Arg::Word(which)] if which == "read" => {
            "At the start you wrote: when I have worked through this book, I want to be able to"
        }
        _ => return form("goal", "{{#goal write}} or {{#goal read}}"),
    };
    Ok(format!(
        "<div class=\"wb-goal\">\n<label><span>{label}</span>\n<textarea rows=\"3\" autocomplete=\"off\" data-goal></textarea></label>\n</div>"
    ))
}
