//! A whisper: every connection of one person hears it, and nobody else.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("direct_message", |stage| Box::pin(play(stage))).twice();

async fn play(stage: &mut Harness) {
    let [alice, laptop, phone, carol] = stage
        .enter(
            "",
            [person("alice"), person("bob").label("bob (laptop)"), person("bob").label("bob (phone)"), person("carol")],
        )
        .await;
    let whisper = |client: &Client, to: &str, text: &str| client.ask("whisper", json!({"to": to, "text": text}));

    stage.step("alice whispers to bob", whisper(&alice, "bob", "Psst")).await;
    stage.step("bob answers on his laptop", whisper(&laptop, "alice", "What?")).await;
    stage.step("bob whispers to himself, on his phone", whisper(&phone, "bob", "Buy milk")).await;
    stage.step("carol, who has one window, whispers to herself", whisper(&carol, "carol", "Buy tea")).await;

    stage.step("alice whispers to zoe, who has never been here", whisper(&alice, "zoe", "Are you there?")).await;
    stage.step("alice whispers to Bob, who is not bob", whisper(&alice, "Bob", "Or you?")).await;
    let [capital] = stage.connect(["Bob"]).await;
    stage.step("alice whispers to Bob, who has come now", whisper(&alice, "Bob", "There you are")).await;
    stage.step("Bob whispers to bob", whisper(&capital, "bob", "Nice name")).await;

    let [tablet, desk] =
        stage.enter("", [person("bob").label("bob (tablet)"), person("bob").label("bob (desk)")]).await;
    stage
        .step("carol whispers to bob, who has four windows now", whisper(&carol, "bob", "One, two, three, four"))
        .await;
    stage.step("bob's laptop leaves", laptop.leave()).await;
    stage.step("alice whispers to bob again", whisper(&alice, "bob", "Still there?")).await;
    stage.step("bob whispers to alice from his tablet", whisper(&tablet, "alice", "Twice")).await;
    stage.step("bob's phone, tablet and desk leave", [phone.leave(), tablet.leave(), desk.leave()]).await;
    stage.step("alice whispers to bob, who is gone", whisper(&alice, "bob", "Hello?")).await;
    stage.step("alice whispers to Bob, who is not", whisper(&alice, "Bob", "Where is bob?")).await;

    let [back] = stage.enter("", [person("bob").label("bob (back again)")]).await;
    stage.step("carol whispers to bob, who is back", whisper(&carol, "bob", "Welcome back")).await;
    stage.step("bob whispers to himself", whisper(&back, "bob", "Good to be back")).await;

    // Names that look like something else are names.
    let [odd, second] = stage
        .enter("", [person("person:alice /*").label("an odd name"), person("alice").label("alice (second window)")])
        .await;
    stage.step("the one with the odd name whispers to alice", whisper(&odd, "alice", "I am not you")).await;
    stage.step("alice whispers back", whisper(&second, "person:alice /*", "I see ✨")).await;

    // Names of which one begins like the other, and one that ends like it.
    let [ann, anna, hanna] = stage.connect(["ann", "anna", "hanna"]).await;
    stage.step("carol whispers to ann", whisper(&carol, "ann", "Only you")).await;
    stage.step("hanna whispers an empty text to anna", whisper(&hanna, "anna", "")).await;
    stage.step("anna whispers to herself", whisper(&anna, "anna", "Buy apples")).await;
    stage.step("ann leaves", ann.leave()).await;
    stage.step("carol whispers to ann, who is gone", whisper(&carol, "ann", "Only you?")).await;

    // However a connection ends, it has ended.
    let [erin] = stage.enter("", [person("erin").raw()]).await;
    stage.step("erin's connection is cut", erin.cut()).await;
    stage.step("carol whispers to erin, who is gone", whisper(&carol, "erin", "Hello?")).await;
    stage.step("carol whispers to bob, with a blank too many", whisper(&carol, "bob ", "Hello?")).await;

    let mutter = |to: &'static str, from: &'static str| move |n: u32| json!({"to": to, "text": format!("{from} {n}")});
    let mut burst = alice.burst("whisper", 20, mutter("carol", "alice"));
    burst.extend(carol.burst("whisper", 20, mutter("bob", "carol")));
    burst.extend(back.burst("whisper", 20, mutter("alice", "bob")));
    stage.step("alice, carol and bob whisper twenty times each, all at once", burst).await;
}
