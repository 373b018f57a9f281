//! The door to the staff room: who gets in, and what the others are told.

use grading::scene::*;

pub(crate) const GRADER: Grader =
    Grader::server("gatekeeper", |stage| Box::pin(play(stage))).entrance("/staff", r#"{"token": "open-sesame"}"#);

async fn play(stage: &mut Harness) {
    // Every refusal is a step of its own, so that each way of being wrong shows by itself.
    // A wrong token comes first: who lets in those without a token differs from who lets in everybody.
    let mallory = staff("mallory", json!({"name": "mallory", "token": "let-me-in"})).label("mallory (another token)");
    let [_] = stage.enter("mallory comes with another token", [mallory]).await;
    let mallory = staff("mallory", json!({"name": "mallory"})).label("mallory (no token)");
    let [stranger] = stage.enter("mallory comes without a token", [mallory]).await;
    let [alice, bob] = stage
        .enter(
            "",
            [staff("alice", json!({"token": WORD})), staff("bob", json!({"name": "bob", "token": WORD, "shift": 2}))],
        )
        .await;
    stage.step("mallory posts all the same", stranger.emit("post", json!("Hello?"))).await;
    stage.step("alice posts", alice.emit("post", json!({"text": "Kettle is on"}))).await;
    for (what, token) in [
        ("a longer token", json!("open-sesame-street")),
        ("a shorter token", json!("open-ses")),
        ("the token in capitals", json!("Open-Sesame")),
        ("a space before the token", json!(" open-sesame")),
        ("an empty token", json!("")),
        ("a number as a token", json!(42)),
        ("null as a token", json!(null)),
        ("a token inside of a token", json!({"token": WORD})),
    ] {
        let mallory = staff("mallory", json!({"name": "mallory", "token": token})).label(&format!("mallory ({what})"));
        let [_] = stage.enter(&format!("mallory comes with {what}"), [mallory]).await;
    }
    let mallory = staff("mallory", json!({})).no_auth().raw().label("mallory (no auth)");
    let [_] = stage.enter("mallory comes without any auth", [mallory]).await;
    let misspelt = json!({"name": "mallory", "Token": WORD, "password": WORD});
    let mallory = staff("mallory", misspelt).label("mallory (other fields)");
    let [_] = stage.enter("mallory comes with the token in other fields", [mallory]).await;

    stage.step("bob posts", bob.emit("post", json!({"text": "Milk?"}))).await;
    let [dave, mallory] = stage
        .enter(
            "",
            [
                staff("dave", json!({"name": "dave", "token": WORD})),
                staff("mallory", json!({"token": WORD, "name": "mallory"})),
            ],
        )
        .await;
    stage.step("mallory posts, with the right token at last", mallory.emit("post", json!(["sugar", 2]))).await;
    stage.step("alice leaves", alice.leave()).await;
    let alice = staff("alice", json!({"name": "alice"})).label("alice (no token)");
    let [_] = stage.enter("alice comes back without her token", [alice]).await;

    let burst = [
        bob.burst("post", 20, |n| json!(format!("b{n}"))),
        dave.burst("post", 20, |n| json!(format!("d{n}"))),
        mallory.burst("post", 20, |n| json!(format!("m{n}"))),
    ];
    stage.step("bob, dave and mallory post 20 times each", burst.concat()).await;
}

const WORD: &str = "open-sesame";

fn staff(name: &str, auth: Value) -> Person {
    person(name).at("/staff").auth(auth).shows_auth()
}
