//! A clock in the room: it ticks once a second, as long as somebody is there.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("ticker", |stage| Box::pin(play(stage))).twice();

/// A step. Two steps are a second.
const HALF: u64 = 500;
const HOUR: u64 = 3_600_000;

/// A clock ticks when a second has gone since somebody came into an empty room, and steps begin at least 100 ms beside
/// each tick. So the step in which a clock starts is longer or shorter than the others. Behind each: the time, in
/// milliseconds since the garden's clock started, at which the step ends.
async fn play(stage: &mut Harness) {
    stage.steps_last(HALF);
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let leave = |client: &Client, room: &str| client.ask("leave", json!({"room": room}));
    let [ann, bob, carol, dan, eve, fay] = stage
        .enter(
            "",
            [
                person("ann"),
                person("bob"),
                person("carol").raw(),
                person("dan").raw(),
                person("eve").raw(),
                person("fay").raw(),
            ],
        )
        .await;

    // The garden ticks at 1000, 2000, ...
    stage.steps_last(250);
    stage.step("ann joins the garden", join(&ann, "garden")).await; // 250
    stage.steps_last(HALF);
    stage.pass("half a second goes by", HALF).await; // 750
    stage.pass("a second has gone since ann came", HALF).await; // 1250
    stage.step("bob joins the garden, in the middle of a second", join(&bob, "garden")).await; // 1750
    stage.pass("the next tick is due", HALF).await; // 2250
    stage.step("ann, who is there, joins the garden again", join(&ann, "garden")).await; // 2750
    stage.pass("another tick is due", HALF).await; // 3250
    stage.step("dan, who is in no room, leaves the garden", leave(&dan, "garden")).await; // 3750
    stage.pass("the clock goes on", HALF).await; // 4250
    stage.step("bob leaves the garden, and ann stays", leave(&bob, "garden")).await; // 4750
    stage.pass("ann hears the clock, and bob does not", HALF).await; // 5250

    // Gard ticks at 6250, 7250, ...
    stage.steps_last(375);
    stage.step("carol joins gard, another room", join(&carol, "gard")).await; // 5625
    stage.steps_last(HALF);
    stage.pass("the garden ticks", HALF).await; // 6125
    stage.pass("gard ticks for the first time", HALF).await; // 6625
    stage.pass("the garden ticks again", HALF).await; // 7125
    stage.step("bob joins gard, too", join(&bob, "gard")).await; // 7625
    stage.step("ann joins gard, and is in both", join(&ann, "gard")).await; // 8125
    stage.pass("gard ticks for three", HALF).await; // 8625

    // The garden is empty for an eighth of a second, and would have ticked at 9000. It ticks at 9750, 10750.
    stage.steps_last(125);
    stage.step("ann leaves the garden, and nobody is in it", leave(&ann, "garden")).await; // 8750
    stage.steps_last(375);
    stage.step("carol joins the garden at once", join(&carol, "garden")).await; // 9125
    stage.steps_last(HALF);
    stage.pass("gard goes on", HALF).await; // 9625
    stage.pass("a second has gone since carol came", HALF).await; // 10125
    stage.pass("gard goes on, as before", HALF).await; // 10625

    // A cut ends it, too. It would have ticked at 10750, and ticks at 11875.
    stage.steps_last(250);
    stage.step("carol is cut: she was alone in the garden", carol.cut()).await; // 10875
    stage.step("bob joins the garden", join(&bob, "garden")).await; // 11125
    stage.pass("gard ticks for ann and bob", HALF).await; // 11625
    stage.pass("a second has gone since bob came", 375).await; // 12000
    stage.steps_last(HALF);
    stage.step("bob disconnects: he was in both", bob.leave()).await; // 12500
    // It ticks at 13500, 14500.
    stage.steps_last(375);
    stage.step("dan joins the garden", join(&dan, "garden")).await; // 12875
    stage.pass("gard ticks for ann alone", HALF).await; // 13375
    stage.pass("a second has gone since dan came", 250).await; // 13625

    // The yard ticks at 14625.
    // One after the other: of three who come first together, a clock that ticks at once reaches as many as chance has it.
    stage.steps_last(125);
    let twenty = |client: &Client| (0..20).map(|_| join(client, "yard")).collect::<Vec<_>>();
    stage.step("dan joins the yard twenty times, all at once", twenty(&dan)).await; // 13750
    stage.step("eve and fay join it twenty times each, all at once", [&eve, &fay].map(twenty).concat()).await; // 13875
    stage.pass("gard goes on, and the yard waits", HALF).await; // 14375
    stage.pass("the garden ticks, and the yard, once", 375).await; // 14750

    stage.steps_last(HALF);
    let gone = [ann.leave(), dan.cut(), eve.leave(), fay.cut()];
    stage.step("ann and eve disconnect, dan and fay are cut", gone).await;
    let [gus] = stage.enter("gus connects", [person("gus")]).await;
    stage.steps_last(250);
    stage.step("gus joins the garden", join(&gus, "garden")).await;
    stage.pass("half a second of gus's goes by", HALF).await;
    stage.pass("a second has gone since gus came", HALF).await;
    stage.pass("gus's clock goes on", 10_000).await;
    stage.steps_last(HALF);
    stage.step("gus disconnects, and nobody is there", gus.leave()).await;
    // Nothing comes behind it: a server that does not sleep is left alone at a moment that nobody knows.
    stage.idle("an hour goes by", HOUR).await;
}
