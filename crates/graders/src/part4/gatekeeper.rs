//! The door to the staff room: who gets in, and what the others are told.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("gatekeeper", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    // Every refusal is a step of its own, so that each way of being wrong shows by itself.
    let [stranger] = stage.enter("", [person("mallory").at("/staff").label("mallory, no token")]).await;
    let [alice, bob] = stage
        .enter(
            "",
            [staff("alice", json!({"token": WORD})), staff("bob", json!({"name": "bob", "token": WORD, "shift": 2}))],
        )
        .await;
    stage.step("mallory posts all the same", stranger.emit("post", json!("Hello?"))).await;
    stage.step("alice posts", alice.emit("post", json!({"text": "Kettle is on"}))).await;
    for (label, token) in [
        ("mallory, another token", json!("let-me-in")),
        ("mallory, a longer token", json!("open-sesame-street")),
        ("mallory, a shorter token", json!("open-ses")),
        ("mallory, in capitals", json!("Open-Sesame")),
        ("mallory, with a space", json!(" open-sesame")),
        ("mallory, an empty token", json!("")),
        ("mallory, a number", json!(42)),
        ("mallory, null", json!(null)),
        ("mallory, a token in a token", json!({"token": WORD})),
    ] {
        let [_] = stage.enter("", [staff("mallory", json!({"name": "mallory", "token": token})).label(label)]).await;
    }
    let [_] = stage.enter("", [person("mallory").at("/staff").no_auth().raw().label("mallory, no auth")]).await;
    let [_] = stage
        .enter(
            "",
            [staff("alice", json!({"name": "alice", "Token": WORD, "password": WORD})).label("alice, wrong field")],
        )
        .await;

    stage.step("bob posts", bob.emit("post", json!({"text": "Milk?"}))).await;
    let [dave, mallory] = stage
        .enter(
            "",
            [
                staff("dave", json!({"name": "dave", "token": WORD})),
                staff("mallory", json!({"token": WORD, "name": "mallory"})).label("mallory, at last"),
            ],
        )
        .await;
    stage.step("mallory posts, with the right token at last", mallory.emit("post", json!(["sugar", 2]))).await;
    stage.step("alice leaves", alice.leave()).await;
    let [_] = stage.enter("", [staff("alice", json!({"name": "alice"})).label("alice, without a token now")]).await;

    let burst = [
        bob.burst("post", 20, |n| json!(format!("b{n}"))),
        dave.burst("post", 20, |n| json!(format!("d{n}"))),
        mallory.burst("post", 20, |n| json!(format!("m{n}"))),
    ];
    stage.step("bob, dave and mallory post 20 times each", burst.concat()).await;
}

const WORD: &str = "open-sesame";

fn staff(name: &str, auth: Value) -> Person {
    person(name).at("/staff").auth(auth)
}
