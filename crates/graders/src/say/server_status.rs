//! Is it up? The health page counts the sockets that are in "/" now.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::app("server_status", |stage| Box::pin(play(stage))).twice();

const HEALTH: &str = "/health";

async fn play(stage: &mut Harness) {
    stage.get("you ask before anybody came", HEALTH).await;
    let [alice, bob] = stage.connect(["alice", "bob"]).await;
    stage.get("you ask when two are there", HEALTH).await;
    let [phone] = stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    stage.get("you ask when alice is there twice", HEALTH).await;
    stage.enter("mallory tries another namespace", [person("mallory").at("/staff").label("mallory")]).await;
    stage.get("you ask while mallory is at the door", HEALTH).await;
    stage.step("alice leaves with her first connection", alice.leave()).await;
    stage.get("you ask when alice has left", HEALTH).await;
    stage.step("bob's connection is cut", bob.cut()).await;
    stage.get("you ask when bob is gone", HEALTH).await;
    stage.connect(["carol", "dave", "Eleonóra"]).await;
    stage.get("you ask when three more have come", HEALTH).await;
    stage.get("you ask again", HEALTH).await;
    stage.step("alice's phone leaves the namespace and keeps its connection", phone.frame("41")).await;
    stage.get("you ask when alice is gone altogether", HEALTH).await;
    stage.enter("a stranger who says no name connects", [person("a stranger").no_auth()]).await;
    stage.get("you ask when the stranger is there", HEALTH).await;
}
