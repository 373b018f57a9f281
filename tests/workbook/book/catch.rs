//! "Catch the wrong servers": every exercise has a game that can be won, and the page's judge is ours.

use std::{
    collections::BTreeMap,
    fs,
    sync::{Arc, LazyLock},
};

use preprocessor::catch::{Game, Judged, games, table};

use super::root;

fn all() -> impl Iterator<Item = &'static Game> {
    static GAMES: LazyLock<Vec<Arc<Vec<Game>>>> =
        LazyLock::new(|| games(&root()).unwrap_or_else(|wrong| panic!("{wrong}")));
    GAMES.iter().flat_map(|games| games.iter())
}

#[test]
fn every_exercise_but_three_has_a_game_of_all_its_ideas() {
    for exercise in catalogue::all() {
        let its: Vec<&Game> = all().filter(|game| game.id == exercise.id).collect();
        let without = ["flood", "client_rejoin", "client_listen"].contains(&exercise.id);
        assert_eq!(its.is_empty(), without, "{}", exercise.id);
        for idea in exercise.misconceptions.iter().filter(|_| !without) {
            let stands =
                |game: &&&Game| game.doors.iter().any(|door| door.ideas.iter().any(|known| known.name == idea.name));
            assert!(its.iter().any(|game| stands(&game)), "{}/{} is behind no door", exercise.id, idea.name);
        }
    }
}

#[test]
fn what_the_reference_does_is_true_and_every_idea_is_caught_by_it() {
    for game in all() {
        let rows = table(game);
        let mut caught: BTreeMap<&str, bool> = BTreeMap::new();
        for row in &rows {
            assert_ne!(row.all, Judged::Untrue, "{} step {}: {}", game.id, row.step, row.idea);
            for (client, right, wrong) in &row.each {
                assert_ne!(*right, Judged::Untrue, "{} step {}: {client}", game.id, row.step);
                // What a wrong server does is never what catches it.
                assert_ne!(*wrong, Judged::Caught, "{} step {}: {client}, {}", game.id, row.step, row.idea);
            }
            *caught.entry(row.idea).or_default() |= row.all == Judged::Caught;
        }
        for (idea, caught) in caught {
            assert!(caught, "{}/{idea} is never caught", game.id);
        }
    }
}

/// The table that `tests/browser/catch.test.mjs` compares the page's judge with, where that test looks for it: by game,
/// step and idea, a letter for all clients together, and two for each.
#[test]
fn the_judges_table_is_written_for_the_pages_script() {
    let letter = |judged: Judged| match judged {
        Judged::Untrue => 'u',
        Judged::Slips => 's',
        Judged::Caught => 'c',
    };
    let mut all_rows: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for game in all() {
        let name = game.scenario.as_ref().map_or_else(|| game.id.to_owned(), |name| format!("{}@{name}", game.id));
        let rows = table(game).into_iter().map(|row| {
            let each: String = row.each.iter().flat_map(|(_, right, wrong)| [letter(*right), letter(*wrong)]).collect();
            (format!("{} {}", row.step, row.idea), format!("{}{each}", letter(row.all)))
        });
        all_rows.insert(name, rows.collect());
    }
    let rows: usize = all_rows.values().map(BTreeMap::len).sum();
    assert!(all_rows.len() > 30 && rows > 5_000, "{} games, {rows} rows", all_rows.len());
    let folder = root().join("target/catch");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("judged.json"), serde_json::to_string(&all_rows).expect("JSON")).expect("the table");
}
