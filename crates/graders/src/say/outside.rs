//! A voice from outside: what is posted over HTTP is heard by everybody in "/", and the answer says how many they are.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::app("outside", |stage| Box::pin(play(stage))).twice();

const ANNOUNCE: &str = "/announce";

async fn play(stage: &mut Harness) {
    let text = |text: &str| json!({"text": text}).to_string();
    stage.post("you post before anybody came", ANNOUNCE, &text("Is anybody there?")).await;
    stage.pass("a second goes by", 1_000).await;
    let [alice] = stage.connect(["alice"]).await;
    stage.post("you post when alice is there", ANNOUNCE, &text("Doors open at seven.")).await;
    let [bob, phone] = stage
        .enter("bob connects, and alice with her phone, too", [person("bob"), person("alice").label("alice (phone)")])
        .await;
    stage.post("you post when three are there", ANNOUNCE, &text("The train is late.")).await;
    let more = json!({"text": "Tea is ready.", "from": "the kitchen", "reached": 7}).to_string();
    stage.post("you post a text and two fields more", ANNOUNCE, &more).await;
    stage.post("you post an empty text", ANNOUNCE, &text("")).await;
    stage.post("you post a text with space around it", ANNOUNCE, &text(" Mind  the gap.\n")).await;

    // What is no announcement.
    let wrong = |what: &str| format!("you post {what}");
    for (what, body) in [
        ("what is no JSON", "{\"text\": \"Fire!\""),
        ("JSON, and more behind it", "{\"text\": \"Fire!\"} Fire!"),
        ("nothing at all", ""),
        ("a text that is no object", "\"Fire!\""),
        ("a number", "7"),
        ("`true`", "true"),
        ("`null`", "null"),
        ("an empty list", "[]"),
        ("an object without a text", "{\"title\": \"Fire!\"}"),
        ("a number as the text", "{\"text\": 7}"),
        ("`null` as the text", "{\"text\": null}"),
        ("a list as the text", "{\"text\": [\"Fire!\"]}"),
    ] {
        stage.post(&wrong(what), ANNOUNCE, body).await;
    }

    // Who is no longer there, and who was never in "/".
    stage.step("bob's connection is cut", bob.cut()).await;
    stage.post("you post when bob is gone", ANNOUNCE, &text("All is well.")).await;
    stage.step("alice leaves with her first connection", alice.leave()).await;
    stage.enter("mallory tries another namespace", [person("mallory").at("/staff").label("mallory")]).await;
    stage.post("you post while mallory is at the door", ANNOUNCE, &text("Only alice's phone hears this.")).await;
    stage.connect(["carol", "dave"]).await;
    stage.post("you post when carol and dave have come", ANNOUNCE, &text("Good evening, \"all\" of you: ü 🦀")).await;

    let twenty: Vec<String> = (1..=20).map(|_| text("A bus leaves.")).collect();
    stage.post_at_once("you post twenty times, all at once", ANNOUNCE, &twenty).await;
    stage.step("alice's phone leaves the namespace and keeps its connection", phone.frame("41")).await;
    stage.post("you post when alice is gone altogether", ANNOUNCE, &text("Last round.")).await;
}
