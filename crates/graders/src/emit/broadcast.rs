//! Everyone but me: `typing` reaches all but its sender.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("broadcast", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("alice types", alice.emit("typing", json!({"name": "alice"}))).await;
    stage.step("bob types", bob.emit("typing", json!({"name": "bob"}))).await;
    let [dave] = stage.connect(["dave"]).await;
    stage.step("carol types after dave came", carol.emit("typing", json!({"name": "carol"}))).await;
    let [phone] = stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    stage.step("alice types on her phone", phone.emit("typing", json!({"name": "alice"}))).await;
    stage.step("dave types under another name", dave.emit("typing", json!({"name": "Ðave ☂"}))).await;
    stage.step("alice leaves with her first connection", alice.leave()).await;
    stage
        .step("bob and carol type", [bob, carol].map(|client| client.emit("typing", json!({"name": "one of us"}))))
        .await;
    let all_at_once = [("bob", bob), ("carol", carol), ("dave", dave)]
        .map(|(name, client)| client.burst("typing", 20, |_| json!({"name": name})));
    stage.step("three of them type twenty times each, all at once", all_at_once.concat()).await;
    // Whoever is alone is told little apart: the step that shows how little a test with one client sees.
    stage.step("all but dave leave", [bob, carol, phone].map(Client::leave)).await;
    stage.step("dave types, and is alone", dave.emit("typing", json!({"name": "dave"}))).await;
}
