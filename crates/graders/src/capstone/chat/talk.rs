//! Who hears it: what is said to a room, what is about to be said, what is said to one person, what was said before.

use grading::scene::*;

use super::{at_acme, joins, room};

fn say(client: Client, room: &str, text: &str) -> Action {
    client.ask("say", json!({"room": room, "text": text}))
}

/// What is said in a room.
pub(super) async fn said(stage: &mut Harness) {
    stage.only(&["said", "ack of say"]);
    stage.rising("id", "room");
    let alice = |label: &str| at_acme("alice").label(label);
    let [laptop, phone, bob, carol, dave] = stage
        .enter(
            "",
            [alice("alice (laptop)"), alice("alice (phone)"), at_acme("bob"), at_acme("carol"), at_acme("Dave ⚓")],
        )
        .await;
    let places = [(laptop, "kitchen"), (phone, "kitchen"), (bob, "kitchen"), (carol, "garden")];
    stage.step("alice with both and bob join the kitchen, carol the garden", joins(places)).await;
    stage.step("alice says something in the kitchen", say(laptop, "kitchen", "the kettle is on")).await;
    stage.step("bob says something with brackets in it", say(bob, "kitchen", "<b>5 > 3</b> & \"so\"")).await;
    let forged =
        json!({"room": "kitchen", "text": "I am bob", "from": "alice", "name": "alice", "id": 99, "to": "dave"});
    stage.step("bob says something, and claims to be alice", bob.ask("say", forged)).await;
    stage.step("carol says something in the garden", say(carol, "garden", "  roses…  ")).await;

    // In two rooms, each word stays in its own.
    stage.step("alice's laptop joins the garden, too", joins([(laptop, "garden")])).await;
    stage.step("alice's laptop says two spaces in the garden", say(laptop, "garden", "  ")).await;
    stage.step("alice's laptop speaks in the kitchen", say(laptop, "kitchen", "back again")).await;

    // Who is not in a room does not speak there.
    stage.step("dave, who is in no room, speaks in the kitchen", say(dave, "kitchen", "hello?")).await;
    stage.step("carol, who is in the garden, speaks in the kitchen", say(carol, "kitchen", "hello?")).await;
    stage.step("dave speaks in a room that nobody has made", say(dave, "cellar", "hello?")).await;

    // What is no text.
    for (title, payload) in [
        ("bob says nothing", json!({"room": "kitchen", "text": ""})),
        ("bob says 501 characters", json!({"room": "kitchen", "text": "x".repeat(501)})),
        ("bob says a number", json!({"room": "kitchen", "text": 7})),
        ("bob says something, and does not say where", json!({"text": "here"})),
    ] {
        stage.step(title, bob.ask("say", payload)).await;
    }
    stage.step("bob says 500 umlauts: 1,000 bytes", say(bob, "kitchen", &"ö".repeat(500))).await;

    // Later, and fewer.
    let [erin] = stage.enter("", [at_acme("erin")]).await;
    stage.step("erin joins the kitchen", joins([(erin, "kitchen")])).await;
    stage.step("erin says something", say(erin, "kitchen", "what have I missed?")).await;
    stage.step("alice's laptop leaves the server", laptop.leave()).await;
    stage.step("alice's phone says something", say(phone, "kitchen", "nothing much")).await;

    // Each in a room of her own: who comes first in a shared one is anybody's guess.
    let [ida, joe, kim] = stage.enter("", [at_acme("ida"), at_acme("joe"), at_acme("kim")]).await;
    stage.step("ida, joe and kim join a room each", joins([(ida, "i"), (joe, "j"), (kim, "k")])).await;
    let often = |client: Client, times: u32, name: &'static str| {
        client.ask_burst("say", times, move |_| json!({"room": name, "text": "again"}))
    };
    let burst = [often(ida, 11, "i"), often(joe, 10, "j"), often(kim, 10, "k")];
    stage.step("ida speaks eleven times at once, joe and kim ten times each", burst.concat()).await;
}

/// Who types.
pub(super) async fn typing(stage: &mut Harness) {
    stage.only(&["typing", "ack of typing"]);
    let alice = |label: &str| at_acme("alice").label(label);
    let [laptop, phone, bob, tablet, carol, dave] = stage
        .enter(
            "",
            [
                alice("alice (laptop)"),
                alice("alice (phone)"),
                at_acme("bob"),
                at_acme("bob").label("bob (tablet)"),
                at_acme("carol"),
                at_acme("Dave ⚓"),
            ],
        )
        .await;
    let types = |client: Client, name: &str| client.ask("typing", room(name));
    let places = [(laptop, "kitchen"), (phone, "kitchen"), (bob, "kitchen"), (tablet, "kitchen"), (carol, "garden")];
    stage.step("alice and bob join the kitchen with both, carol the garden", joins(places)).await;
    let like_own = [(carol, "alice"), (carol, "person-alice"), (carol, "user-alice")];
    stage.step("carol joins rooms named as a server may name alice's own", joins(like_own)).await;
    stage.step("alice types on her laptop", types(laptop, "kitchen")).await;
    stage.step("bob types on his tablet", types(tablet, "kitchen")).await;
    let forged = json!({"room": "kitchen", "name": "alice", "from": "alice"});
    stage.step("bob types, and claims to be alice", bob.ask("typing", forged)).await;
    stage.step("carol types, alone in the garden", types(carol, "garden")).await;
    stage.step("dave, who is in no room, types in the kitchen", types(dave, "kitchen")).await;
    stage.step("carol types in the kitchen, where she is not", types(carol, "kitchen")).await;
    stage.step("alice's laptop and dave join the garden", joins([(laptop, "garden"), (dave, "garden")])).await;
    stage.step("dave types in the garden", types(dave, "garden")).await;
    stage.step("dave types, and does not say where", dave.ask("typing", json!({}))).await;
    stage.step("alice types in the garden on her laptop", types(laptop, "garden")).await;
    stage.step("alice's laptop is cut", laptop.cut()).await;
    stage.step("carol types in the garden", types(carol, "garden")).await;
    stage.step("alice types in the kitchen on her phone", types(phone, "kitchen")).await;
    let each =
        |client: Client, event: &str, letter: char| client.burst(event, 20, move |n| room(&format!("{letter}{n}")));
    let [erin, fay] = stage.enter("", [at_acme("erin"), at_acme("fay")]).await;
    let joined = [(phone, 'a'), (tablet, 'a'), (erin, 'a'), (carol, 'b'), (dave, 'b'), (fay, 'b')];
    stage
        .step(
            "alice, bob and erin join twenty rooms, carol, dave and fay twenty others",
            joined.map(|(client, letter)| each(client, "join", letter)).concat(),
        )
        .await;
    let burst = [each(phone, "typing", 'a'), each(tablet, "typing", 'a'), each(carol, "typing", 'b')];
    stage.step("alice, bob and carol type in twenty rooms each, all at once", burst.concat()).await;
}

/// What only one person hears, on every screen.
pub(super) async fn whisper(stage: &mut Harness) {
    stage.only(&["whispered", "ack of whisper"]);
    let alice = |label: &str| at_acme("alice").label(label);
    let [laptop, phone, bob, carol, dave] = stage
        .enter(
            "",
            [alice("alice (laptop)"), alice("alice (phone)"), at_acme("bob"), at_acme("carol"), at_acme("Dave ⚓")],
        )
        .await;
    let whisper = |client: Client, to: &str, text: &str| client.ask("whisper", json!({"to": to, "text": text}));
    // A chat room may have a person's name. It is a room, not a person.
    let places = [(carol, "bob"), (carol, "alice"), (dave, "alice"), (bob, "kitchen"), (laptop, "kitchen")];
    stage.step("carol and dave join rooms named after people", joins(places)).await;
    let like_own = ["person-bob", "user-bob", "bob-", "-bob", "person-alice", "user-alice"].map(|room| (dave, room));
    stage.step("dave joins rooms named as a server may name people's own", joins(like_own)).await;
    stage.step("bob whispers to alice", whisper(bob, "alice", "psst")).await;
    stage.step("alice whispers back from her phone", whisper(phone, "bob", "<i>not now</i> & not here")).await;
    stage.step("alice whispers to herself", whisper(laptop, "alice", "buy tea")).await;
    stage.step("carol whispers to dave", whisper(carol, "Dave ⚓", "anchors aweigh")).await;
    let forged = json!({"to": "alice", "text": "it was me", "from": "dave", "name": "dave", "room": "kitchen"});
    stage.step("carol whispers to alice, and claims to be dave", carol.ask("whisper", forged)).await;

    stage.step("bob whispers to somebody who never came", whisper(bob, "zoë", "hello?")).await;
    stage.step("bob whispers to a name with another capital", whisper(bob, "Alice", "hello?")).await;
    for (title, payload) in [
        ("bob whispers, and does not say to whom", json!({"text": "hello?"})),
        ("bob whispers to a number", json!({"to": 7, "text": "hello?"})),
        ("bob whispers nothing", json!({"to": "alice", "text": ""})),
        ("bob whispers 501 characters", json!({"to": "alice", "text": "x".repeat(501)})),
    ] {
        stage.step(title, bob.ask("whisper", payload)).await;
    }

    stage.step("alice's phone is cut", phone.cut()).await;
    stage.step("carol whispers to alice, who has one screen left", whisper(carol, "alice", "still there?")).await;
    stage.step("alice's laptop leaves the server", laptop.leave()).await;
    stage.step("carol whispers to alice, who is gone", whisper(carol, "alice", "hello?")).await;
    let [alice] = stage.enter("alice comes back", [at_acme("alice").label("alice (again)")]).await;
    stage.step("carol whispers to alice, who is back", whisper(carol, "alice", "there you are")).await;

    // Names of which one begins like the other.
    let [ann, anna] = stage.enter("", [at_acme("ann"), at_acme("anna")]).await;
    stage.step("anna whispers to ann", whisper(anna, "ann", "nearly my name")).await;
    stage.step("ann leaves the server", ann.leave()).await;
    stage.step("anna whispers to ann, who is gone", whisper(anna, "ann", "ann?")).await;

    let [ida, joe, kim] = stage.enter("", [at_acme("ida"), at_acme("joe"), at_acme("kim")]).await;
    let line = |to: &'static str| move |n: u32| json!({"to": to, "text": format!("line {n}")});
    let eleven = ida.ask_burst("whisper", 11, line("joe"));
    let burst = [eleven, joe.burst("whisper", 10, line("kim")), kim.burst("whisper", 10, line("alice"))];
    stage.step("ida whispers eleven times at once, joe and kim ten times each", burst.concat()).await;
    stage.step("alice whispers to herself again", whisper(alice, "alice", "hush")).await;
}

/// What was said before one came. This server is configured to remember five messages a room. The ack of `join` counts as
/// the end of the history; what it says is for another scenario.
pub(super) async fn history(stage: &mut Harness) {
    stage.rising("id", "room");
    stage.only(&["history", "ack of join …"]);
    let [alice, bob, carol, dave] =
        stage.enter("", [at_acme("alice"), at_acme("bob"), at_acme("carol"), at_acme("dave")]).await;
    let join = |client: Client, name: &str| client.ask("join", room(name));

    stage.step_in_order("alice joins the kitchen, where nothing was ever said", join(alice, "kitchen")).await;
    stage.step_in_order("bob joins the kitchen", join(bob, "kitchen")).await;
    stage.step("alice says something", say(alice, "kitchen", "first")).await;
    stage.step("bob answers", say(bob, "kitchen", "second")).await;
    stage.step("alice says something again", say(alice, "kitchen", "third")).await;
    stage.step("bob says nothing, which is refused", say(bob, "kitchen", "")).await;
    stage.step("dave, who is not in it, speaks, which is refused", say(dave, "kitchen", "not kept")).await;
    stage.step_in_order("carol joins the kitchen", join(carol, "kitchen")).await;
    stage.step_in_order("alice joins the kitchen again", join(alice, "kitchen")).await;
    stage.step_in_order("carol joins the garden, where nothing was said", join(carol, "garden")).await;
    stage.step("carol says something in the garden", say(carol, "garden", "roses")).await;

    // More than five: the oldest are forgotten, in this room only.
    stage.step("carol says something in the kitchen", say(carol, "kitchen", "fourth")).await;
    stage.step("bob says something", say(bob, "kitchen", "fifth")).await;
    stage.step("alice says one more", say(alice, "kitchen", "sixth")).await;
    stage.step("bob says one more", say(bob, "kitchen", "seventh")).await;
    stage.step_in_order("dave joins the kitchen", join(dave, "kitchen")).await;
    stage.step_in_order("dave joins the garden", join(dave, "garden")).await;

    // What is said next comes after the history, and is not in it.
    let [erin, ida, joe, kim] =
        stage.enter("", [at_acme("erin"), at_acme("ida"), at_acme("joe"), at_acme("kim")]).await;
    stage.only(&["history", "said"]);
    stage
        .step_in_order(
            "erin joins the kitchen and speaks at once",
            [erin.emit("join", room("kitchen")), say(erin, "kitchen", "eighth")],
        )
        .await;
    stage.only(&["history", "ack of join …"]);
    stage.step("dave leaves the server", dave.leave()).await;
    let [dave] = stage.enter("dave connects again", [at_acme("dave").label("dave (again)")]).await;
    stage.step_in_order("dave joins the kitchen again", join(dave, "kitchen")).await;

    // Between the past and the present: each message once, on whichever side. The server finds both at once.
    stage.border(HistoryBorder { event: "history", list: "messages", new: "said", group: "room" });
    stage.only(&["history", "said", "ack of join …"]);
    let [frank, gina, hugo] = stage.enter("", ["frank", "gina", "hugo"].map(at_acme)).await;
    let two =
        |text: &'static str| hugo.burst("say", 2, move |n| json!({"room": "pantry", "text": format!("{text} {n}")}));
    stage.step("hugo joins the pantry", join(hugo, "pantry")).await;
    let meanwhile = [vec![join(frank, "pantry")], two("jam")].concat();
    stage.together("frank joins the pantry while hugo begins to speak", meanwhile).await;
    let meanwhile = [two("tea"), vec![join(gina, "pantry")]].concat();
    stage.together("gina joins the pantry while hugo is speaking", meanwhile).await;
    stage.only(&["history", "ack of join …"]);

    stage.step("ida, joe and kim join a room each", joins([(ida, "i"), (joe, "j"), (kim, "k")])).await;
    let often = |client: Client, times: u32, name: &'static str| {
        client.burst("say", times, move |_| json!({"room": name, "text": "again"}))
    };
    let burst = [often(ida, 6, "i"), often(joe, 3, "j"), often(kim, 1, "k")];
    stage.step("ida speaks six times at once, joe three times, kim once", burst.concat()).await;
    stage.step_in_order("dave joins ida's room", join(dave, "i")).await;
    stage.step_in_order("dave joins joe's room", join(dave, "j")).await;
}
