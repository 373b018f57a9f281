//! Hello, newcomer: each client that connects hears `welcome` once, and nobody else does.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("hello", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol] = stage.connect(["alice", "bob", "carol"]).await;
    let [dora] = stage.enter("dora connects by polling", [person("dora").polling()]).await;
    stage.step("bob leaves", bob.leave()).await;
    let [stranger] = stage.enter("somebody who says no name connects", [person("a stranger").no_auth()]).await;
    let [phone] = stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    let both = [person("bob").label("bob (again)"), person("ølgerd")];
    let [again, olgerd] = stage.enter("bob comes back, and ølgerd with him", both).await;
    // Whoever is alone hears the same from `io.emit`: the step that shows how little a test with one client sees.
    let all = [alice, carol, dora, stranger, phone, again, olgerd];
    stage.step("everybody leaves", all.map(Client::leave)).await;
    stage.connect(["fred"]).await;
}
