//! Only me: whatever is said, its sender alone hears it back.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("echo", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("alice says a text", alice.emit("say", json!("Is anybody there?"))).await;
    stage.step("bob says an object", bob.emit("say", json!({"text": "echo", "times": {"a": 3, "b": [null]}}))).await;
    stage.step("carol says a list", carol.emit("say", json!([1, "two", [3.5], null]))).await;
    let lists = [json!([{"x": 1}]), json!([])];
    stage.step("bob says a list of one, and an empty one", lists.map(|list| bob.emit("say", list))).await;
    let small = [json!(42), json!(-7), json!(0.1), json!(true), json!(null), json!({})];
    stage.step("alice says small things", small.map(|value| alice.emit("say", value))).await;
    let [dave] = stage.connect(["dave"]).await;
    let quoted = [dave.emit("say", json!("42")), bob.emit("say", json!("7"))];
    stage.step("dave and bob say numbers in quotes", quoted).await;
    stage.step("alice says the same twice", ["", ""].map(|text| alice.emit("say", json!(text)))).await;
    stage.step("bob leaves", bob.leave()).await;
    stage.step("carol says something odd", carol.emit("say", json!("Ærø ☂ \"quoted\" \\ {\"not\":\"JSON\"}"))).await;
    // The largest whole number that JavaScript can hold, as JSON on the web promises no more, and texts that somebody might
    // tidy up.
    let exact = [
        json!(9_007_199_254_740_991_i64),
        json!("  a margin\n"),
        json!(["salt", "pepper"]),
        json!([3, 1, 2]),
        json!({"salt": null}),
    ];
    stage.step("dave says what is easily changed", exact.map(|value| dave.emit("say", value))).await;
    let all_at_once = [alice, carol, dave].map(|client| client.burst("say", 20, |n| json!({"line": n})));
    stage.step("three of them say twenty things each, all at once", all_at_once.concat()).await;
    // Whoever is alone hears the same from `io.emit`: the step that shows how little a test with one client sees.
    stage.step("all but carol leave", [alice, dave].map(Client::leave)).await;
    stage.step("carol says something, and is alone", carol.emit("say", json!("Is anybody there?"))).await;
}
