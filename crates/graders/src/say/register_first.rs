//! Listen first: whatever is said right after connecting is answered, too.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("register_first", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob] = stage.connect(["alice", "bob"]).await;
    stage.step("alice speaks when all is quiet", alice.emit("say", json!({"text": "Good morning"}))).await;
    let dave = stage.prepare(person("dave"));
    let early = ["Am I early?", "Hello?", "Anybody?"].map(|text| dave.emit("say", json!({"text": text})));
    stage.step("dave connects and speaks at once", [vec![dave.connect()], early.to_vec()].concat()).await;
    stage.step("dave speaks again", dave.emit("say", json!({"text": "There you are"}))).await;
    stage.step("bob speaks twice", ["One", "Two"].map(|text| bob.emit("say", json!({"text": text})))).await;
    let (erin, zoe) = (stage.prepare(person("erin")), stage.prepare(person("zoë")));
    let both = [erin, zoe].map(|client| [client.connect(), client.emit("say", json!({"text": "Me too!"}))]);
    stage.step("erin and zoë connect and speak at once", both.concat()).await;
    stage.step("dave leaves", dave.leave()).await;
    let again = stage.prepare(person("dave").label("dave (again)"));
    let back = [again.connect(), again.emit("say", json!({"text": "I am back"}))];
    stage.step("dave comes back and speaks at once", back).await;
    stage.step("zoë speaks again", zoe.emit("say", json!({"text": "Still here"}))).await;
    let all_at_once =
        [alice, erin, again].map(|client| client.burst("say", 20, |n| json!({"text": format!("line {n}")})));
    stage.step("three of them say twenty lines each, all at once", all_at_once.concat()).await;
}
