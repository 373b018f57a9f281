//! Everybody: whoever announces, all hear it, the announcer too.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("emit_all", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("carol announces dinner", carol.emit("announce", json!({"text": "Dinner is ready"}))).await;
    stage.step("alice announces something else", alice.emit("announce", json!({"text": "The lift is broken"}))).await;
    let [dave] = stage.connect(["dave"]).await;
    stage.step("bob announces after dave came", bob.emit("announce", json!({"text": "Dave is here"}))).await;
    let twice = ["Two things", "Zwei Dinge: „ja“ ☂"].map(|text| dave.emit("announce", json!({"text": text})));
    stage.step("dave announces two things at once", twice).await;
    stage.step("alice leaves", alice.leave()).await;
    let again = ["Dinner is ready"; 2].map(|text| carol.emit("announce", json!({"text": text})));
    stage.step("carol announces the same again, twice", again).await;
    let [phone] = stage.enter("bob connects with his phone, too", [person("bob").label("bob (phone)")]).await;
    stage.step("bob announces with his phone", phone.emit("announce", json!({"text": ""}))).await;
    let all_at_once = [("bob", bob), ("carol", carol), ("dave", dave)]
        .map(|(name, client)| client.burst("announce", 20, |n| json!({"text": format!("{name} {n}")})));
    stage.step("three of them announce twenty things each, all at once", all_at_once.concat()).await;
    // Whoever is alone hears the same from `socket.emit`: the step that shows how little a test with one client sees.
    stage.step("all but carol leave", [bob, phone, dave].map(Client::leave)).await;
    stage.step("carol announces, and is alone", carol.emit("announce", json!({"text": "Is anybody there?"}))).await;
}
