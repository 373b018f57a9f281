//! Ask everybody: all others are asked at the same time, and the asker hears the result when all have answered, or
//! after 500 ms. The server's clock stands still but in the steps that let it pass.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("ack_request", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    // Raw clients: rust_socketio cannot acknowledge what the server asks.
    let people = ["alice", "bob", "carol", "dave"].map(|name| person(name).raw());
    let [alice, bob, carol, dave] = stage.enter("", people).await;
    let poll = |question: &str| json!({"question": question});
    let yes = |voter: Client| voter.reply("vote", json!(true));
    let no = |voter: Client| voter.reply("vote", json!(false));

    stage.at_once("alice asks who wants tea", alice.ask("poll", poll("Tea?"))).await;
    stage.at_once("bob says yes", yes(bob)).await;
    stage.at_once("carol says no", no(carol)).await;
    stage.step("dave says yes", yes(dave)).await;

    stage.at_once("bob asks who wants cake", bob.ask("poll", poll("Cake?"))).await;
    stage.at_once("alice says no", no(alice)).await;
    stage.at_once("carol says no", no(carol)).await;
    stage.pass("a quarter of a second passes", 250).await;
    stage.at_once("dave says yes", yes(dave)).await;

    stage.at_once("carol asks who is awake", carol.ask("poll", poll("Who is awake?"))).await;
    stage.at_once("alice says yes", yes(alice)).await;
    stage.at_once("bob says no", no(bob)).await;
    stage.pass("a second passes", 1_000).await;
    stage.at_once("dave says yes, too late", yes(dave)).await;

    stage.at_once("dave asks who is there", dave.ask("poll", poll("Ærlig talt: er du der? ☂"))).await;
    stage.at_once("alice answers with null", alice.reply("vote", json!(null))).await;
    stage.at_once("bob answers with a word", bob.reply("vote", json!("true"))).await;
    stage.step("carol answers with a number", carol.reply("vote", json!(1))).await;

    stage.at_once("alice asks who stays", alice.ask("poll", poll("Who stays?"))).await;
    stage.at_once("bob's connection is cut", bob.cut()).await;
    stage.at_once("carol leaves", carol.leave()).await;
    stage.step("dave says no", no(dave)).await;

    let [erin, frank] = stage.enter("", ["erin", "frank"].map(|name| person(name).raw())).await;
    stage.step("alice leaves", alice.leave()).await;
    stage.at_once("erin asks", erin.ask("poll", poll("Lunch?"))).await;
    stage.at_once("frank asks before anybody has answered erin", frank.ask("poll", poll("Now?"))).await;
    stage.at_once("dave says no to both", [no(dave), no(dave)]).await;
    stage.at_once("frank says yes to erin", yes(frank)).await;
    stage.at_once("erin says no to frank", no(erin)).await;

    let all_at_once = [dave, erin, frank].map(|asker| asker.ask_burst("poll", 20, |n| poll(&format!("Question {n}"))));
    stage.at_once("all three ask twenty times each, all at once", all_at_once.concat()).await;
    stage.pass("a second and a quarter passes, and nobody answers", 1_250).await;

    stage.step("erin and frank leave", [erin.leave(), frank.leave()]).await;
    stage.step("dave asks when nobody else is there", dave.ask("poll", poll("Anybody?"))).await;
    stage.pass("six seconds pass", 6_000).await;
}
