//! What was said before I came: the last fifty of a room, to the joiner alone, before the ack.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("history", |stage| Box::pin(play(stage))).twice();

async fn play(stage: &mut Harness) {
    let [alice, bob, carol, dave] = stage.connect(["alice", "bob", "carol", "dave"]).await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let say = |client: &Client, room: &str, text: &str| client.ask("say", json!({"room": room, "text": text}));

    stage.step_in_order("alice joins an empty cellar", join(&alice, "cellar")).await;
    stage.step("alice says something", say(&alice, "cellar", "Is anybody here?")).await;
    stage.step("dave speaks into the cellar from outside", say(&dave, "cellar", "I am not even in!")).await;
    stage.step("alice says something else", say(&alice, "cellar", "Nobody.")).await;
    stage.step_in_order("bob joins the cellar", join(&bob, "cellar")).await;
    stage.step("bob says an empty text", say(&bob, "cellar", "")).await;

    stage.step_in_order("carol joins an empty attic", join(&carol, "attic")).await;
    stage.step("carol says something", say(&carol, "attic", "Dusty up here.")).await;
    stage.step("carol says the same again", say(&carol, "attic", "Dusty up here.")).await;
    stage.step_in_order("dave joins the attic", join(&dave, "attic")).await;
    stage.step_in_order("dave joins the cellar as well", join(&dave, "cellar")).await;
    stage.step_in_order("alice joins the cellar again", join(&alice, "cellar")).await;

    stage.step_in_order("carol joins a cell, where nothing was said", join(&carol, "cell")).await;

    // Fifty are kept, and no more.
    let line = |from: u32| move |n: u32| json!({"room": "cellar", "text": format!("line {}", from + n)});
    stage.step("alice says twenty lines", alice.burst("say", 20, line(0))).await;
    stage.step("bob says twenty lines", bob.burst("say", 20, line(20))).await;
    stage.step("dave says seven lines", dave.burst("say", 7, line(40))).await;
    stage.step_in_order("carol joins the cellar: fifty were said", join(&carol, "cellar")).await;
    stage.step("carol says one more", say(&carol, "cellar", "line 48")).await;
    stage.step("alice says twenty lines", alice.burst("say", 20, line(48))).await;
    stage.step_in_order("bob joins the cellar again", join(&bob, "cellar")).await;

    // A busy room takes nothing from a quiet one.
    let [erin] = stage.connect(["erin"]).await;
    stage.step_in_order("erin comes late and joins the attic", join(&erin, "attic")).await;
    stage.step("bob speaks into the attic, where he is not", say(&bob, "attic", "Hello up there!")).await;
    stage.step("erin says something", say(&erin, "attic", "Über den Dächern: 🌙")).await;
    stage.step("dave leaves", dave.leave()).await;
    stage.step_in_order("alice joins the attic", join(&alice, "attic")).await;

    // Nor do many: each room is remembered, the first and the last.
    let hut = |n: u32| json!({"room": format!("hut {n}")});
    stage.step("erin joins thirty huts", erin.burst("join", 30, hut)).await;
    let hello = |n: u32| json!({"room": format!("hut {n}"), "text": "Hello, hut!"});
    stage.step("erin says something in each of them", erin.burst("say", 30, hello)).await;
    stage.step("alice joins the last hut, bob the attic", [join(&alice, "hut 30"), join(&bob, "attic")]).await;

    // Between the past and the present: each message once, on whichever side. The server finds both at once, and the
    // join first, then the joins last.
    stage.border(HistoryBorder { event: "history", list: "messages", new: "said", group: "room" });
    let [frank, gina, hugo] = stage.enter("", ["frank", "gina", "hugo"].map(|name| person(name).raw())).await;
    stage.step("hugo joins the pantry", join(&hugo, "pantry")).await;
    let jar = |from: u32| move |n: u32| json!({"room": "pantry", "text": format!("jar {}", from + n)});
    let meanwhile = [vec![join(&frank, "pantry")], hugo.burst("say", 8, jar(0))].concat();
    stage.together("frank joins the pantry while hugo begins to speak", meanwhile).await;
    let meanwhile = [hugo.burst("say", 8, jar(8)), vec![join(&gina, "pantry")]].concat();
    stage.together("gina joins the pantry while hugo is speaking", meanwhile).await;

    // Nobody asks for the history of these: who came first among three cannot be said.
    stage.step_in_order("alice joins the yard", join(&alice, "yard")).await;
    stage.step_in_order("bob joins the yard", join(&bob, "yard")).await;
    stage.step_in_order("erin joins the yard", join(&erin, "yard")).await;
    let shout = |who: &'static str| move |n| json!({"room": "yard", "text": format!("{who} {n}")});
    let bursts = [("alice", alice), ("bob", bob), ("erin", erin)].map(|(name, c)| c.burst("say", 20, shout(name)));
    stage.step("alice, bob and erin say twenty things each, all at once", bursts.concat()).await;
}
