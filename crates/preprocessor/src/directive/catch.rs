//! `{{#catch ID}}`: catch the wrong servers, by examples, before the exercise. `{{#catch ID SCENARIO …}}` where each
//! scenario is a game of its own.

use super::{Expanded, form};
use crate::{
    args::Arg,
    catch::{self, Game, Kind},
    html,
    page::Page,
    problem::Wrong,
};

const FORM: &str = "{{#catch ID}}, with all of its scenarios if it has any";

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let words: Option<Vec<&str>> =
        args.iter().map(|arg| if let Arg::Word(word) = arg { Some(word.as_str()) } else { None }).collect();
    let Some((id, scenarios)) = words.as_deref().and_then(|words| words.split_first()) else {
        return form("catch", FORM);
    };
    let exercise = page.workbook.exercise(id)?;
    let all = catch::of(page.workbook, exercise)?;
    let recorded: Vec<&str> = all.iter().filter_map(|game| game.scenario.as_deref()).collect();
    let mut named: Vec<&str> = scenarios.to_vec();
    named.sort_unstable();
    if recorded != named {
        let why = format!("its scenarios are {}", html::list(&recorded));
        return Err(Wrong::NoGame { id: (*id).to_owned(), why });
    }
    // In the order in which they are named.
    let mut games: Vec<&Game> = all.iter().collect();
    games.sort_by_key(|game| scenarios.iter().position(|name| Some(*name) == game.scenario.as_deref()));
    let data: String = games
        .iter()
        .map(|game| {
            let name = game.scenario.as_ref().map(|name| format!(" data-scenario=\"{}\"", html::escape(name)));
            html::data(&name.unwrap_or_default(), &catch::json(game, page)) + "\n"
        })
        .collect();
    Ok(format!(
        "<section class=\"wb-catch\" data-catch=\"{id}\">\n\n## {}\n\n{}\n\n\
         <p class=\"wb-catch-off\">It is played on this page, by a script, which this browser does not run.</p>\n{data}</section>",
        title(games[0].kind),
        intro(&games),
    ))
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Server => "Catch the wrong servers",
        Kind::Function => "Catch the wrong functions",
        Kind::Check => "Catch the wrong checks",
    }
}

fn intro(games: &[&Game]) -> String {
    let (some, right, should) = match games[0].kind {
        Kind::Server => ("servers", "the right server", "what should be heard"),
        Kind::Function => ("functions", "the right function", "what should come of it"),
        Kind::Check => ("checks", "the right check", "whether a check should accept it"),
    };
    let doors = match games {
        [game] => format!("{} {some} hide behind these doors", capital_number(game.doors.len())),
        _ => "Wrong servers hide behind these doors, and each scenario of the contract has doors of its own".to_owned(),
    };
    let step = if games[0].kind == Kind::Check { "record" } else { "step of the scene" };
    format!(
        "{doors}. Each has a mistake that somebody could make, and each runs. Choose a {step} and say {should}. If that is \
         true of {right}, and a wrong one does something else, its door opens. No code, and nothing to type."
    )
}

/// "Six", "13".
fn capital_number(number: usize) -> String {
    let words =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    words.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
