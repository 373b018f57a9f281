//! Say what shape it has: a move reaches the others, and what is none comes back to its sender as `invalid`.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("typed_events", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("alice moves", alice.emit("move", json!({"x": 3, "y": 4}))).await;
    stage.step("bob moves to the left of the middle", bob.emit("move", json!({"x": -12, "y": 0}))).await;
    let edges = [json!({"x": i32::MAX, "y": i32::MIN}), json!({"x": i32::MIN, "y": i32::MAX})];
    stage.step("carol moves to the edges of the board", edges.map(|place| carol.emit("move", place))).await;
    let more = json!({"x": 1, "y": 2, "z": 3, "colour": "red"});
    stage.step("alice sends more than asked for", alice.emit("move", more)).await;
    stage.step("bob forgets y", bob.emit("move", json!({"x": 5}))).await;
    stage.step("bob moves again", bob.emit("move", json!({"x": 5, "y": 6}))).await;
    let [dave] = stage.connect(["dave"]).await;
    stage.step("carol sends a fraction", carol.emit("move", json!({"x": 1.5, "y": 2}))).await;
    let beyond = [json!({"x": 2_147_483_648_i64, "y": 0}), json!({"x": 0, "y": -2_147_483_649_i64})];
    stage.step("dave moves beyond the edges", beyond.map(|place| dave.emit("move", place))).await;
    let no_numbers = [json!({"x": "3", "y": "4"}), json!({"x": null, "y": 4}), json!({"x": 3, "y": {"cm": 4}})];
    stage.step("alice sends what are no numbers", no_numbers.map(|place| alice.emit("move", place))).await;
    let no_objects = [json!("left"), json!(7), json!(true), json!(null), json!({})];
    stage.step("bob sends what is no place at all", no_objects.map(|place| bob.emit("move", place))).await;
    stage.step("carol leaves", carol.leave()).await;
    let both = [dave.emit("move", json!({"x": 0, "y": 0})), bob.emit("move", json!({"x": 9, "y": -9}))];
    stage.step("dave and bob move", both).await;
    let again = [json!({"x": 0, "y": 0}), json!({"x": 0, "y": 0})];
    stage.step("dave says again where he is, twice", again.map(|place| dave.emit("move", place))).await;
    let all_at_once =
        [(1, alice), (2, bob), (3, dave)].map(|(x, client)| client.burst("move", 20, |n| json!({"x": x, "y": n})));
    stage.step("three of them move twenty times each, all at once", all_at_once.concat()).await;
}
