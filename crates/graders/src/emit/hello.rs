//! Hello, newcomer: each client that connects hears `welcome` once, and nobody else does.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("hello", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [_alice, bob, _carol] = stage.connect(["alice", "bob", "carol"]).await;
    stage.enter("dora connects by polling", [person("dora").polling()]).await;
    stage.step("bob leaves", bob.leave()).await;
    stage.enter("somebody who says no name connects", [person("a stranger").no_auth()]).await;
    stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    stage.enter("bob comes back, and ølgerd with him", [person("bob").label("bob (again)"), person("ølgerd")]).await;
}
