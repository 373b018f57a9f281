//! Three chairs: a room holds three sockets, and a slow list is asked before anybody sits down.

use grading::scene::*;

pub(crate) const GRADER: Grader =
    Grader::server("full_room", |stage| Box::pin(play(stage))).exact_text().twice().entrance("/", r#"{"name": "you"}"#);

async fn play(stage: &mut Harness) {
    let alice = |label: &str| person("alice").label(label);
    let [laptop, phone, bob, carol, dana] = stage
        .enter(
            "",
            [
                alice("alice (laptop)"),
                alice("alice (phone)"),
                person("bob"),
                person("carol").raw(),
                person("dana").raw(),
            ],
        )
        .await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let leave = |client: &Client, room: &str| client.ask("leave", json!({"room": room}));

    // Three sockets, of which two are one person's. Joining again takes no chair, before the room is full and after.
    stage.step("alice's laptop sits down in the kitchen", join(&laptop, "kitchen")).await;
    stage.step("alice's laptop joins the kitchen again", join(&laptop, "kitchen")).await;
    stage.step("alice's phone takes a chair, too", join(&phone, "kitchen")).await;
    stage.step("bob takes the last chair in the kitchen", join(&bob, "kitchen")).await;
    stage.step("carol finds no chair in the kitchen", join(&carol, "kitchen")).await;
    stage.step("bob, who sits there, joins the full kitchen again", join(&bob, "kitchen")).await;
    stage.emit_into("the server speaks into the kitchen", "/", "kitchen").await;

    // Every room has three chairs of its own.
    stage.step("bob sits down in the attic, too", join(&bob, "attic")).await;
    stage.step("carol sits down in the attic", join(&carol, "attic")).await;
    stage.step("dana, who is in no room, leaves the kitchen", leave(&dana, "kitchen")).await;
    stage.step("dana asks for a chair in the kitchen", join(&dana, "kitchen")).await;
    stage.step("alice's phone leaves the kitchen", leave(&phone, "kitchen")).await;
    stage.step("carol takes that chair", join(&carol, "kitchen")).await;

    // Whoever had no chair has none to give back.
    stage.step("dana, who was refused, is cut", dana.cut()).await;
    let [erin, frank] = stage.enter("", [person("erin").raw(), person("frank").raw()]).await;
    stage.step("erin asks for a chair in the kitchen", join(&erin, "kitchen")).await;

    // An end gives back a chair in every room.
    stage.step("bob leaves the server: he sat in the kitchen and in the attic", bob.leave()).await;
    stage.step("erin takes his chair in the kitchen", join(&erin, "kitchen")).await;
    stage.step("erin sits down in the attic, with carol", join(&erin, "attic")).await;
    stage.step("frank takes the last chair in the attic", join(&frank, "attic")).await;
    stage.step("alice's phone finds no chair in the attic", join(&phone, "attic")).await;
    stage.step("carol is cut: she sat in both rooms", carol.cut()).await;
    stage.step("alice's phone takes her chair in the attic", join(&phone, "attic")).await;
    stage.step("frank takes her chair in the kitchen", join(&frank, "kitchen")).await;

    // The banned.
    let [mallory, mall, moll] =
        stage.enter("", [person("mallory").raw(), person("mall"), person("mallory-ann").raw()]).await;
    stage.step("mallory, who is banned, asks for a chair in the cellar", join(&mallory, "cellar")).await;
    stage.step("mallory asks again", join(&mallory, "cellar")).await;
    stage.step("mall sits down in the cellar", join(&mall, "cellar")).await;
    stage.step("mallory-ann sits down in the cellar", join(&moll, "cellar")).await;
    stage.step("erin takes the third chair in the cellar", join(&erin, "cellar")).await;
    stage.step("mallory is cut", mallory.cut()).await;
    stage.step("alice's laptop finds no chair in the cellar", join(&laptop, "cellar")).await;
    stage.emit_into("the server speaks into the cellar", "/", "cellar").await;

    // The end comes while the list is being asked: no time passes between the two.
    let [gus, heidi, ivan, judy] =
        stage.enter("", [person("gus").raw(), person("heidi").raw(), person("ivan").raw(), person("judy").raw()]).await;
    stage.step("gus sits down in the loft", join(&gus, "loft")).await;
    stage.at_once("heidi asks for a chair in the loft, and has no answer yet", join(&heidi, "loft")).await;
    stage.at_once("heidi is cut before the list has answered", heidi.cut()).await;
    stage.pass("a second goes by", 1_000).await;
    stage.at_once("ivan asks for a chair in the loft, and has no answer yet", join(&ivan, "loft")).await;
    stage.at_once("ivan leaves the server before the list has answered", ivan.leave()).await;
    stage.pass("another second goes by", 1_000).await;
    stage.step("judy sits down in the loft", join(&judy, "loft")).await;
    stage.step("alice's laptop sits down in the loft", join(&laptop, "loft")).await;
    stage.step("frank finds no chair in the loft", join(&frank, "loft")).await;

    // Twenty for one chair. Which of them gets it is open.
    stage.step("judy sits down in the hall", join(&judy, "hall")).await;
    stage.step("gus sits down in the hall", join(&gus, "hall")).await;
    let guests = (1..=20).map(|n| person(&format!("guest {n}")).raw()).collect();
    let guests = stage.crowd("twenty guests connect", "the crowd", guests).await;
    let all = |act: &dyn Fn(&Client) -> Action| guests.iter().map(act).collect::<Vec<_>>();
    let title = "all twenty ask for the last chair in the hall, in the same moment";
    // The list may be asked for one after the other.
    stage.steps_last(2_000);
    stage.step(title, all(&|guest| join(guest, "hall"))).await;
    stage.emit_into("the server speaks into the hall", "/", "hall").await;
    stage.step("all twenty are cut", all(&|guest| guest.cut())).await;
    stage.step("frank takes the chair that is free again", join(&frank, "hall")).await;
    stage.step("erin finds no chair in the hall", join(&erin, "hall")).await;
    stage.step("gus leaves the hall", leave(&gus, "hall")).await;
    stage.step("erin takes the chair of gus", join(&erin, "hall")).await;
    // Any text is a room's name.
    stage.step("alice's phone sits down in the Hall, another room", join(&phone, "Hall")).await;
    stage.step("alice's phone sits down in a room without a name", join(&phone, "")).await;
}
