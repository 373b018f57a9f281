//! Who said it? A line reaches the others under the name of the handshake; its sender gets an acknowledgement.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("chat_message", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice] = stage.connect(["alice"]).await;
    stage.step("alice talks to herself", alice.ask("say", json!({"text": "Hello? Anybody?"}))).await;
    let [bob, carol] = stage.connect(["bob", "carol"]).await;
    stage.step("alice says hello", alice.ask("say", json!({"text": "Hello!"}))).await;
    stage.step("bob answers", bob.ask("say", json!({"text": "Hi, alice"}))).await;
    let posing = json!({"from": "alice", "text": "I owe carol 100"});
    stage.step("bob poses as alice", bob.ask("say", posing)).await;
    let [zoe] = stage.connect(["Zoë O'Neil"]).await;
    let more = json!({"text": "Look", "colour": "red", "to": "carol", "name": "carol"});
    stage.step("Zoë O'Neil sends more than asked for", zoe.ask("say", more)).await;
    let [phone] = stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    stage.step("alice says something with her phone", phone.ask("say", json!({"text": "On my way"}))).await;
    stage.step("carol leaves", carol.leave()).await;
    let both = [alice.ask("say", json!({"text": "One"})), zoe.ask("say", json!({"text": "<b>Two</b> ☂"}))];
    stage.step("alice and Zoë speak at once", both).await;
    let [erin, frank, gul] = stage.enter("", [person("erin").raw(), person("frank").raw(), person("gül").raw()]).await;
    let blanks = ["", "  far from the margin\n"].map(|text| erin.ask("say", json!({"text": text})));
    stage.step("erin says nothing, and something with blanks", blanks).await;
    let all_at_once =
        [erin, frank, gul].map(|client| client.ask_burst("say", 20, |n| json!({"text": format!("line {n}")})));
    stage.step("three of them say twenty lines each, all at once", all_at_once.concat()).await;
}
