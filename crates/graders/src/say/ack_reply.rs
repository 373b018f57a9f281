//! Answer the one who asks: a sum or an error, as the acknowledgement, and nothing to anybody else.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("ack_reply", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("alice asks for 2 and 3", alice.ask("add", json!({"a": 2, "b": 3}))).await;
    stage.step("bob asks for -5 and 3", bob.ask("add", json!({"a": -5, "b": 3}))).await;
    stage.step("carol forgets b", carol.ask("add", json!({"a": 2}))).await;
    stage.step("carol asks again, for nothing and nothing", carol.ask("add", json!({"a": 0, "b": 0}))).await;
    stage.step("alice asks for a fraction", alice.ask("add", json!({"a": 1.5, "b": 2}))).await;
    stage.step("bob asks for a sum that is too big", bob.ask("add", json!({"a": i32::MAX, "b": 1}))).await;
    stage.step("carol asks for a sum that is too small", carol.ask("add", json!({"a": i32::MIN, "b": -1}))).await;
    let [erin, frank, gul] = stage.enter("", [person("erin").raw(), person("frank").raw(), person("gül").raw()]).await;
    let at_the_edge = [json!({"a": i32::MAX, "b": i32::MIN}), json!({"a": i32::MAX - 1, "b": 1})];
    stage.step("erin asks for the biggest that fits", at_the_edge.map(|numbers| erin.ask("add", numbers))).await;
    let at_the_other = [json!({"a": i32::MIN + 1, "b": -1}), json!({"a": i32::MIN, "b": 0})];
    stage.step("erin asks for the smallest that fits", at_the_other.map(|numbers| erin.ask("add", numbers))).await;
    let too_big = [json!({"a": 2_147_483_648_i64, "b": -1}), json!({"a": 0, "b": -2_147_483_649_i64})];
    stage.step("frank asks for numbers that are too big", too_big.map(|numbers| frank.ask("add", numbers))).await;
    let nonsense =
        [json!({"a": "2", "b": "3"}), json!({"a": null, "b": 3}), json!({}), json!("2 + 3"), json!(5), json!(null)];
    stage.step("gül asks for nonsense", nonsense.map(|numbers| gul.ask("add", numbers))).await;
    stage.step("bob leaves", bob.leave()).await;
    let both = [alice, erin].map(|client| client.ask("add", json!({"a": 20, "b": 22})));
    stage.step("alice and erin ask at once", both).await;
    let all_at_once = [(1_000, erin), (2_000, frank), (-3_000, gul)]
        .map(|(a, client)| client.ask_burst("add", 20, |n| json!({"a": a, "b": n})));
    stage.step("three of them ask twenty times each, all at once", all_at_once.concat()).await;
}
