//! Left or lost: however a connection ends, the others hear of it, and hear the right reason.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("goodbye", |stage| Box::pin(play(stage))).exact_text().twice();

async fn play(stage: &mut Harness) {
    let [zed, bob, carol, dave, erin, frank, grace, alice, heidi] = stage
        .enter(
            "",
            [
                person("Zed").raw(),
                person("bob"),
                person("carol").raw(),
                person("dave").raw(),
                person("erin").raw(),
                person("frank").raw(),
                person("grace").raw(),
                person("alice"),
                person("heidi ☂").raw(),
            ],
        )
        .await;
    let who = |client: &Client| client.ask("who", json!({}));

    stage.step("alice asks who is there", who(&alice)).await;
    stage.step("bob leaves", bob.leave()).await;
    stage.step("carol's connection is cut", carol.cut()).await;
    stage.step("alice asks who is there after two have departed", who(&alice)).await;

    stage.step("dave's WebSocket is closed, without a goodbye", dave.close()).await;
    stage.step("erin leaves", erin.leave()).await;
    stage.step("frank sends garbage", frank.frame("garbage")).await;
    stage.step("grace sends garbage in a message", grace.frame("4garbage")).await;
    stage.step("heidi asks who is there", who(&heidi)).await;

    let [_ivan] = stage.enter("ivan connects, and will answer no ping", [person("ivan").mute()]).await;
    stage.pass("a minute goes by", 61_000).await;
    stage.step("heidi asks who is still there", who(&heidi)).await;

    // The same names again, each ending in another way than before.
    let [bob, carol, dave] = stage.enter("", [person("bob").raw(), person("carol"), person("dave").raw()]).await;
    stage.step("alice asks who is there after three came back", who(&alice)).await;
    stage.step("bob's connection is cut this time", bob.cut()).await;
    stage.step("carol leaves this time", carol.leave()).await;
    stage.step("alice asks who is there now", who(&alice)).await;

    let mut burst = zed.ask_burst("who", 20, |_| json!({}));
    burst.extend(dave.ask_burst("who", 20, |_| json!({})));
    burst.extend(heidi.ask_burst("who", 20, |_| json!({})));
    stage.step("Zed, dave and heidi ask twenty times each, all at once", burst).await;

    stage.step("alice, who has been there all the time, leaves", alice.leave()).await;
    stage.step("heidi's connection is cut", heidi.cut()).await;
    stage.step("dave closes his WebSocket again", dave.close()).await;
    stage.step("Zed asks who is there, and is alone", who(&zed)).await;

    let [_anna, ann] = stage.enter("", [person("anna").raw(), person("ann").raw()]).await;
    stage.step("ann leaves, and anna does not", ann.leave()).await;
    stage.step("Zed asks who is there: anna", who(&zed)).await;

    // Somebody who was not there at the beginning: in a second server there would be one too many.
    stage.enter("judy connects", [person("judy").raw()]).await;
}
