//! __TITLE__: what one client says, the others hear.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("__ID__", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, _carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.step("alice says something", alice.emit("say", json!({"text": "Good morning!"}))).await;
    stage.step("bob answers", bob.emit("say", json!({"text": "Good morning, Alice!"}))).await;
}
