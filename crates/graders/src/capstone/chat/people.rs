//! Who is there: signing in, rooms, coming and going.

use grading::scene::*;

use super::{at_acme, joins, member, room};

/// Who may come in. Nothing else is recorded: only who is refused, or thrown out.
pub(super) async fn sign_in(stage: &mut Harness) {
    stage.only(&[]);
    let [alice, _, _] = stage.enter("", [at_acme("alice"), at_acme("bob"), member("gus", "globex")]).await;
    let stranger = |auth: Value| at_acme("mallory").auth(auth);
    for (title, person) in [
        ("mallory connects without auth", at_acme("mallory").no_auth()),
        ("mallory connects without a name", stranger(json!({"nick": "mallory"}))),
        ("mallory has an empty name", stranger(json!({"name": ""}))),
        ("mallory's name is three spaces", stranger(json!({"name": "   "}))),
        ("mallory's name is a tab and a line break", stranger(json!({"name": "\t\n"}))),
        ("mallory's name is a number", stranger(json!({"name": 7}))),
        ("mallory's name has 33 characters", stranger(json!({"name": "m".repeat(33)}))),
        (
            "mallory's name has 32 letters between two spaces",
            stranger(json!({"name": format!(" {} ", "m".repeat(32))})),
        ),
    ] {
        let [_] = stage.enter(title, [person]).await;
    }
    // Right up to the limit, whatever the letters are.
    let named = |label: &str, name: &str| at_acme(name).label(label);
    let [_] = stage.enter("lena's name has 32 letters", [named("lena", &"l".repeat(32))]).await;
    let [_] = stage.enter("uwe's name has 32 umlauts: 64 bytes", [named("uwe", &"ü".repeat(32))]).await;
    let [_, _] = stage
        .enter("xi's name is one letter, and zoë's has spaces around it", [named("xi", "x"), named("zoë", "  Zoë  Ω ")])
        .await;
    let [_] = stage
        .enter(
            "carol sends more than her name",
            [at_acme("carol").auth(json!({"name": "carol", "token": 7, "admin": true}))],
        )
        .await;

    // The same name again is the same person, not a thief.
    let [phone] = stage.enter("alice connects with her phone, too", [at_acme("alice").label("alice (phone)")]).await;
    let [_] = stage.enter("an alice connects at globex", [member("alice", "globex")]).await;
    let blank = member("mallory", "globex").auth(json!({"name": " "}));
    let [_] = stage.enter("mallory tries globex with a space for a name", [blank]).await;
    stage.step("alice's first connection leaves, her phone is cut", [alice.leave(), phone.cut()]).await;
    let [_, _] =
        stage.enter("alice and dave come back", [at_acme("alice").label("alice (again)"), at_acme("dave")]).await;
}

/// What rooms there are, and which are one's own.
pub(super) async fn rooms(stage: &mut Harness) {
    stage.only(&["ack of rooms", "ack of join"]);
    let [alice, phone, bob, carol] = stage
        .enter("", [at_acme("alice"), at_acme("alice").label("alice (phone)"), at_acme("bob"), at_acme("carol")])
        .await;
    let join = |client: Client, name: &str| client.ask("join", room(name));
    let ask = |client: Client| client.ask("rooms", json!({}));

    stage.step("carol asks for the rooms before there are any", ask(carol)).await;
    stage.step("alice joins tea", join(alice, "tea")).await;
    stage.step("carol asks again: tea is all there is", ask(carol)).await;
    stage.step("alice joins coffee, too", join(alice, "coffee")).await;
    stage.step("alice's phone joins tea", join(phone, "tea")).await;
    stage.step("bob joins attic-2", join(bob, "attic-2")).await;
    stage.step("alice joins tea once more", join(alice, "tea")).await;
    stage.step("carol asks for the rooms", ask(carol)).await;
    stage.step("alice asks for the rooms: all of them, not only hers", ask(alice)).await;

    // A room ends with the last one in it.
    stage.step("alice's first connection leaves", alice.leave()).await;
    stage.step("carol asks: coffee is empty now, tea is not", ask(carol)).await;
    stage.step("bob is cut", bob.cut()).await;
    stage.step("alice's phone asks what is left", ask(phone)).await;
    let [bob] = stage.enter("bob connects again", [at_acme("bob").label("bob (again)")]).await;
    stage.step("bob joins coffee, which begins anew", join(bob, "coffee")).await;

    // What is no room's name.
    for (title, payload) in [
        ("bob joins a room with capital letters", json!({"room": "Coffee"})),
        ("bob joins a room without a name", json!({"room": ""})),
        ("bob joins a room with 33 letters", json!({"room": "r".repeat(33)})),
        ("bob joins a room with an underscore and an umlaut", json!({"room": "k_ü"})),
        ("bob joins a number", json!({"room": 12})),
        ("bob joins, and does not say what", json!({})),
    ] {
        stage.step(title, bob.ask("join", payload)).await;
    }
    stage.step("bob joins a room with 32 characters", join(bob, &"0-z".repeat(11)[..32])).await;
    stage.step("carol asks what came of all this", ask(carol)).await;

    let burst = [(phone, 'a'), (bob, 'b'), (carol, 'c')]
        .map(|(client, letter)| client.burst("join", 20, |n| room(&format!("{letter}{n}"))));
    stage.step("alice's phone, bob and carol join twenty rooms each, all at once", burst.concat()).await;
    stage.step("bob asks for the rooms", ask(bob)).await;
}

/// People arrive with their first connection in a room and depart with their last.
pub(super) async fn presence(stage: &mut Harness) {
    stage.only(&["arrived", "departed", "ack of who"]);
    let alice = |label: &str| at_acme("alice").label(label);
    let [laptop, phone, bob, carol, dave] = stage
        .enter(
            "",
            [
                alice("alice (laptop)"),
                alice("alice (phone)"),
                at_acme("bob"),
                at_acme("carol"),
                at_acme(" Dave ⚓").label("Dave ⚓"),
            ],
        )
        .await;
    let who = |client: Client, name: &str| client.ask("who", room(name));

    stage.step("dave asks who is in the harbour, where nobody is", who(dave, "harbour")).await;
    stage.step("bob joins the harbour", joins([(bob, "harbour")])).await;
    stage.step("alice's laptop joins the harbour", joins([(laptop, "harbour")])).await;
    stage.step("alice's phone joins the harbour", joins([(phone, "harbour")])).await;
    stage.step("alice's laptop joins the harbour again", joins([(laptop, "harbour")])).await;
    stage.step("bob joins the harbour again, with his only window", joins([(bob, "harbour")])).await;
    stage.step("carol joins the market", joins([(carol, "market")])).await;
    stage.step("alice's laptop joins the market, too", joins([(laptop, "market")])).await;
    stage.step("dave joins the harbour", joins([(dave, "harbour")])).await;
    stage.step("carol, who is not in it, asks who is in the harbour", who(carol, "harbour")).await;
    stage.step("bob asks who is in the market", who(bob, "market")).await;
    stage.step("bob asks who is there, and does not say where", bob.ask("who", json!({}))).await;

    // First somebody who is in one room: who forgets all but the first of them is told apart from who forgets all.
    stage.step("dave closes his window", dave.close()).await;

    // One of two connections ends: in the harbour she is still there, in the market she is not.
    stage.step("alice's laptop is cut", laptop.cut()).await;
    stage.step("carol asks who is in the market", who(carol, "market")).await;
    stage.step("bob asks who is in the harbour", who(bob, "harbour")).await;
    stage.step("alice's phone says goodbye", phone.leave()).await;
    stage.step("bob asks who is in the harbour now", who(bob, "harbour")).await;
    // Two connections that end together, in two rooms.
    let [desk, sofa] = stage.enter("alice is back, twice", [alice("alice (desk)"), alice("alice (sofa)")]).await;
    let both = [(desk, "harbour"), (sofa, "harbour"), (sofa, "market"), (desk, "market")];
    stage.step("alice joins the harbour and the market with both", joins(both)).await;
    stage.step("both are cut in the same moment", [desk.cut(), sofa.cut()]).await;
    stage.step("carol asks who is in the harbour in the end", who(carol, "harbour")).await;
    stage.step("bob says goodbye: nobody is left to hear it", bob.leave()).await;
    stage.step("carol asks who is in the harbour after bob", who(carol, "harbour")).await;

    // Twenty rooms each, no two of them in one: who comes first there is not in question.
    let crowd @ [ina, joe, kim] = stage.enter("", [at_acme("ina"), at_acme("joe"), at_acme("kim")]).await;
    let [lou, max] = stage.enter("", [at_acme("lou"), at_acme("max")]).await;
    let piers = |trio: [Client; 3]| {
        let each = |(at, client): (usize, Client)| {
            client.burst("join", 20, move |n| room(&format!("pier-{}{n}", ["a", "b", "c"][at])))
        };
        trio.into_iter().enumerate().flat_map(each).collect::<Vec<_>>()
    };
    stage.step("carol, lou and max join twenty piers each", piers([carol, lou, max])).await;
    stage.step("ina, joe and kim come to them, all at once", piers(crowd)).await;
    stage.step("carol asks who is at a pier", who(carol, "pier-b7")).await;
    stage.step("ina, joe and kim are cut at once", [ina.cut(), joe.cut(), kim.cut()]).await;
    stage.step("carol asks who is at that pier now", who(carol, "pier-b7")).await;
}

/// Leaving a room, and one room only.
pub(super) async fn leave(stage: &mut Harness) {
    stage.only(&["departed", "ack of leave"]);
    let alice = |label: &str| at_acme("alice").label(label);
    let [laptop, phone, bob, carol, dave] = stage
        .enter("", [alice("alice (laptop)"), alice("alice (phone)"), at_acme("bob"), at_acme("carol"), at_acme("dave")])
        .await;
    let leave = |client: Client, name: &str| client.ask("leave", room(name));
    stage
        .step(
            "alice, bob and carol join the kitchen, alice's laptop, bob and dave the garden",
            joins([
                (laptop, "kitchen"),
                (phone, "kitchen"),
                (bob, "kitchen"),
                (carol, "kitchen"),
                (laptop, "garden"),
                (bob, "garden"),
                (dave, "garden"),
            ]),
        )
        .await;
    stage.step("alice's laptop leaves the kitchen: her phone is still there", leave(laptop, "kitchen")).await;
    stage.step("alice's laptop leaves it again", leave(laptop, "kitchen")).await;
    stage.step("alice's phone leaves the kitchen", leave(phone, "kitchen")).await;
    stage.step("dave leaves the kitchen, where he never was", leave(dave, "kitchen")).await;
    stage.step("dave leaves a room that nobody ever made", leave(dave, "cellar")).await;
    stage.step("dave leaves, and does not say what", dave.ask("leave", json!({}))).await;
    stage.step("bob leaves the kitchen, and stays in the garden", leave(bob, "kitchen")).await;
    stage.step("alice's laptop leaves the garden", leave(laptop, "garden")).await;
    stage.step("carol leaves the kitchen, the last one there", leave(carol, "kitchen")).await;
    // Back again, and gone again.
    stage.step("bob and carol join the kitchen again", joins([(bob, "kitchen"), (carol, "kitchen")])).await;
    stage.step("bob leaves the kitchen again", leave(bob, "kitchen")).await;
    stage.step("dave leaves the garden", leave(dave, "garden")).await;
    stage.step("bob leaves the garden: he is in no room now", leave(bob, "garden")).await;

    // Twenty rooms each, and somebody who stays in each of them.
    let [ida, joe, kim] = stage.enter("", [at_acme("ida"), at_acme("joe"), at_acme("kim")]).await;
    let each = |event: &str, trio: [Client; 3]| {
        let each = |(client, letter): (Client, char)| client.burst(event, 20, move |n| room(&format!("{letter}{n}")));
        trio.into_iter().zip(['i', 'j', 'k']).flat_map(each).collect::<Vec<_>>()
    };
    stage.step("ida, joe and kim join twenty rooms each", each("join", [ida, joe, kim])).await;
    stage.step("bob, carol and dave join them there", each("join", [bob, carol, dave])).await;
    stage.step("ida, joe and kim leave, all at once", each("leave", [ida, joe, kim])).await;
}
