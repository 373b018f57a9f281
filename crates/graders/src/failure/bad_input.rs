//! Never trust a client: what fits is passed on as it came, what does not is refused by its field, and life goes on.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("bad_input", |stage| Box::pin(play(stage)));

/// 32 characters, the longest room that there is.
const LONGEST: &str = "the-long-room-of-32-characters-0";

async fn play(stage: &mut Harness) {
    // Raw clients: rust_socketio's acks collide where many are never answered, which is what a wrong answer does.
    let [alice, bob, carol, dave] = stage.enter("", ["alice", "bob", "carol", "dave"].map(|n| person(n).raw())).await;
    let [erin] = stage.connect(["erin"]).await;
    let join = |client: &Client, room: Value| client.ask("join", json!({"room": room}));
    let into = |client: &Client, room: Value, text: Value| client.ask("say", json!({"room": room, "text": text}));
    let say = |client: &Client, text: Value| into(client, json!("kitchen"), text);

    let four = [alice, bob, dave, erin].map(|client| join(&client, json!("kitchen")));
    stage.step("alice, bob, dave and erin join the kitchen", four).await;
    let longest = json!({"room": LONGEST, "colour": "red"});
    stage
        .step("carol joins a room with a name of 32 characters, and sends a field more", carol.ask("join", longest))
        .await;

    // What fits.
    let coloured = json!({"room": "kitchen", "text": "Tea?", "colour": "red", "from": "dave"});
    stage.step("alice says something, and sends fields that nobody asked for", alice.ask("say", coloured)).await;
    stage.step("carol speaks into the kitchen, from outside", say(&carol, json!("Hello in there!"))).await;
    stage.step("bob puts spaces around his text", say(&bob, json!("  two  spaces  "))).await;
    stage.step("alice says a single space", say(&alice, json!(" "))).await;
    stage.step("bob says two lines", say(&bob, json!("Tea?\n\tOr coffee?"))).await;

    // Texts of the wrong length, and of the right one.
    stage.step("alice says nothing at all", say(&alice, json!(""))).await;
    stage.step("alice says 500 letters", say(&alice, json!("a".repeat(500)))).await;
    stage.step("bob says 500 letters with accents", say(&bob, json!("é".repeat(500)))).await;
    stage.step("dave says 500 crabs", say(&dave, json!("🦀".repeat(500)))).await;
    stage.step("alice says 501 letters", say(&alice, json!("a".repeat(501)))).await;
    stage.step("bob says 300 letters, each with an accent of its own", say(&bob, json!("e\u{301}".repeat(300)))).await;
    stage.step("bob says 501 spaces", say(&bob, json!(" ".repeat(501)))).await;
    stage.step("dave says 20,000 crabs", say(&dave, json!("🦀".repeat(20_000)))).await;

    // Texts that are none.
    stage.step("alice sends no text", alice.ask("say", json!({"room": "kitchen"}))).await;
    stage.step("bob sends a number for a text", say(&bob, json!(42))).await;
    stage.step("dave sends null for a text", say(&dave, Value::Null)).await;
    stage.step("carol sends a list for a text", say(&carol, json!(["Tea?"]))).await;
    stage.step("bob says something", say(&bob, json!("Still here."))).await;

    // Rooms that nobody can be in. The first of them breaks every rule: only who does not check at all lets it through.
    let anything = format!("Tea room, 2nd floor: {}", "ü".repeat(30));
    stage.step("bob speaks into a room with an impossible name", into(&bob, json!(anything), json!("Hm?"))).await;
    stage.step("carol joins a room of 100 characters", join(&carol, json!("x".repeat(100)))).await;
    stage.step("carol speaks into a room with a space", into(&carol, json!("tea room"), json!("Hm?"))).await;
    stage.step("alice speaks into no room", alice.ask("say", json!({"text": "Where am I?"}))).await;
    stage.step("bob speaks into room 7", into(&bob, json!(7), json!("Seven!"))).await;
    stage.step("alice joins a room with a space", join(&alice, json!("tea room"))).await;
    stage.step("bob joins a room with an umlaut", join(&bob, json!("küche"))).await;
    stage.step("carol joins a room with a capital", join(&carol, json!("Kitchen"))).await;
    stage.step("dave joins a room without a name", join(&dave, json!(""))).await;
    stage.step("alice joins a room of 33 characters", join(&alice, json!(format!("{LONGEST}1")))).await;
    stage.step("bob joins a room with an underscore", join(&bob, json!("tea_room"))).await;
    stage.step("dave joins a room with a dot", join(&dave, json!("tea.room"))).await;
    stage.step("erin joins a room with a slash", join(&erin, json!("tea/room"))).await;
    stage.step("alice joins a room with a line break after its name", join(&alice, json!("kitchen\n"))).await;
    stage.step("bob joins a room with a digit that is not among the ten", join(&bob, json!("room-٣"))).await;
    stage.step("carol joins a room with a space before its name", join(&carol, json!(" kitchen"))).await;
    stage.step("dave joins, and names no room", dave.ask("join", json!({"rom": "kitchen"}))).await;
    stage.step("alice joins room 7", join(&alice, json!(7))).await;
    stage.step("bob joins room null", join(&bob, Value::Null)).await;

    // No argument, and bytes. Whoever cannot read the payload does not know which field is bad, so of `say`, which has
    // two, it is recorded that the refusal came.
    stage.step("carol joins, and sends nothing with it", carol.frame(r#"42901["join"]"#)).await;
    let announced = r#"451-902["join",{"_placeholder":true,"num":0}]"#;
    stage.step("dave joins, and sends bytes", [dave.frame(announced), dave.bytes(b"kitchen")]).await;
    let announced = r#"451-903["join",{"room":{"_placeholder":true,"num":0}}]"#;
    stage.step("alice joins a room of bytes", [alice.frame(announced), alice.bytes(b"kitchen")]).await;
    stage.only(&["said", "ack of say …"]);
    stage.step("bob says something, and sends nothing with it", bob.frame(r#"42904["say"]"#)).await;
    let announced = r#"451-905["say",{"room":"kitchen","text":{"_placeholder":true,"num":0}}]"#;
    stage.step("carol says bytes", [carol.frame(announced), carol.bytes(b"Tea?")]).await;
    stage.all();
    stage.step("alice says something after that", say(&alice, json!("Still here."))).await;

    // Nothing of all that has stayed.
    let rooms = [join(&alice, json!("-")), join(&bob, json!("7")), join(&carol, json!("kitchen"))];
    stage.step("alice, bob and carol join good rooms", rooms).await;
    stage.step("dave says something", say(&dave, json!("Everybody in?"))).await;
    stage
        .step("bob speaks into the long room", into(&bob, json!(LONGEST), json!("Nobody but carol hears this.")))
        .await;

    let line = |who: &'static str| move |n| json!({"room": "kitchen", "text": format!("{who} {n}")});
    let bursts = [("alice", alice), ("bob", bob), ("erin", erin)].map(|(name, c)| c.burst("say", 20, line(name)));
    stage.step("alice, bob and erin say twenty things each, all at once", bursts.concat()).await;
}
