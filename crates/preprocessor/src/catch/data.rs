//! The JSON in the page. Its form is the script's: `book/theme/catch.js`.

use serde_json::{Map, Value, json};
use transcript::{Misconception, Step};

use super::{
    game::{Door, Game, Kind, fingerprint},
    heard::{called, readable},
};
use crate::{page::Page, told};

/// The data of a game, to stand in a `<script>`.
pub(crate) fn json(game: &Game, page: &Page<'_>) -> Value {
    let steps: Vec<Value> = (0..game.reference.steps.len()).map(|index| step(game, index)).collect();
    let mut data = json!({
        "id": key(game),
        "kind": match game.kind { Kind::Server => "server", Kind::Function => "function", Kind::Check => "check" },
        "clients": game.heard.clients.iter().map(|client| called(game.kind, client)).collect::<Vec<_>>(),
        "text": game.heard.texts,
        "heard": game.heard.heard,
        "steps": steps,
        "wrong": game.doors.iter().map(|door| wrong(game, door, page)).collect::<Vec<_>>(),
        "par": game.par,
    });
    // What a browser has kept belongs to these data, and to no others.
    data["v"] = format!("{:016x}", fingerprint(data.to_string().bytes())).into();
    data
}

/// Under which name a browser keeps what was tried.
fn key(game: &Game) -> String {
    game.scenario.as_ref().map_or_else(|| game.id.to_owned(), |scenario| format!("{}@{scenario}", game.id))
}

fn step(game: &Game, index: usize) -> Value {
    let step = &game.reference.steps[index];
    let title = match game.kind {
        // Its title says whether it is right: the answer.
        Kind::Check => format!("record {}", index + 1),
        Kind::Server | Kind::Function => step.title.clone(),
    };
    let (who, heard): (Vec<usize>, Vec<usize>) = game.right[index].iter().copied().unzip();
    let mut data = json!({ "t": title, "w": who, "h": heard });
    if game.offers[index].is_played() {
        data["s"] = sent(game.kind, step).into();
    }
    if let Some(mark) = game.offers[index].mark() {
        data["x"] = mark.into();
    }
    data
}

/// What is done: who, a verb, what (code), and the rest of the sentence.
fn sent(kind: Kind, step: &Step) -> Vec<Value> {
    if kind == Kind::Check {
        return step.sent.iter().map(|sent| json!(["", "", readable(&sent.act.to_string()), ""])).collect();
    }
    let mut clients: Vec<&str> = Vec::new();
    for sent in &step.sent {
        if !clients.contains(&sent.client.as_str()) {
            clients.push(&sent.client);
        }
    }
    let did = |client: &&str| told::did(step.sent.iter().filter(|sent| sent.client == **client));
    let parts = clients.iter().flat_map(|client| did(client).into_iter().map(move |did| (*client, did.parts())));
    parts
        .map(|(client, (verb, what, after))| {
            json!([called(kind, client), verb, what.map(|what| readable(&what)).unwrap_or_default(), after])
        })
        .collect()
}

fn wrong(game: &Game, door: &Door, page: &Page<'_>) -> Value {
    let mut data = Map::new();
    let ideas = door.ideas.iter().map(|idea| self::idea(idea, page));
    data.insert("i".to_owned(), ideas.collect());
    let recorded = door.transcript.steps.len();
    if recorded < game.reference.steps.len() {
        data.insert("e".to_owned(), recorded.into());
    }
    if door.transcript.steps.iter().any(|step| step.fault.is_some()) {
        data.insert("f".to_owned(), 1.into());
    }
    let mut differences = Vec::new();
    for (index, right) in game.right.iter().enumerate().take(recorded) {
        let differs = right.iter().zip(&door.heard[index]).filter(|((_, right), wrong)| right != *wrong);
        let told: Vec<usize> = differs.flat_map(|((client, _), wrong)| [*client, *wrong]).collect();
        if !told.is_empty() {
            differences.push([vec![index], told].concat());
        }
    }
    data.insert("d".to_owned(), json!(differences));
    data.into()
}

fn idea(idea: &Misconception, page: &Page<'_>) -> Value {
    let (file, anchor) = idea.page.split_once('#').unwrap_or((idea.page, ""));
    let mut link = if file == page.path { String::new() } else { page.link_to(file).replace(".md", ".html") };
    if !anchor.is_empty() {
        link = format!("{link}#{anchor}");
    }
    json!({ "n": idea.name, "u": idea.subject, "y": idea.symptom, "a": of_this(idea.ask), "p": link })
}

/// An idea's question, for somebody who has written no code yet: it speaks of the server behind the door.
fn of_this(ask: &str) -> String {
    let things = ["server", "function", "check", "answer"];
    let told = things.iter().fold(ask.to_owned(), |ask, thing| {
        let this = if *thing == "answer" { "this code".to_owned() } else { format!("this {thing}") };
        ask.replace(&format!("your {thing}"), &this)
    });
    told.replace("of yours", "of its own").replace("your ", "its ").replace("Your ", "Its ")
}

#[cfg(test)]
mod tests {
    use super::of_this;

    #[test]
    fn a_question_fits_somebody_who_has_written_nothing() {
        assert_eq!(of_this("Which value in your handler knows?"), "Which value in its handler knows?");
        assert_eq!(of_this("What does your server do?"), "What does this server do?");
        assert_eq!(of_this("What does rustc say to your answer?"), "What does rustc say to this code?");
        assert_eq!(of_this("Which line of yours runs?"), "Which line of its own runs?");
    }
}
