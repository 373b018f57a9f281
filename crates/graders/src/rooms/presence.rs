//! Who is in the room: people arrive with their first window and depart with their last, in each room by itself.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("presence", |stage| Box::pin(play(stage))).twice();

async fn play(stage: &mut Harness) {
    let alice = |label: &'static str| person("alice").label(label).raw();
    let [laptop, phone, bob, carol, dave] = stage
        .enter(
            "",
            [
                alice("alice (laptop)"),
                alice("alice (phone)"),
                person("bob").raw(),
                person("carol"),
                person("Dave ⚓").raw(),
            ],
        )
        .await;
    // Before any client has chosen a name: rooms that the answer itself has put alice into.
    let own = stage.rooms_called_like("alice").await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let leave = |client: &Client, room: &str| client.ask("leave", json!({"room": room}));
    let who = |client: &Client, room: &str| client.ask("who", json!({"room": room}));

    // Coming, with one window and with two.
    stage.step("dave asks who is in the harbour, where nobody is", who(&dave, "harbour")).await;
    stage.step("bob joins the harbour", join(&bob, "harbour")).await;
    stage.step("alice's laptop joins the harbour", join(&laptop, "harbour")).await;
    stage.step("alice's phone joins the harbour", join(&phone, "harbour")).await;
    stage.step("alice's laptop joins the harbour again", join(&laptop, "harbour")).await;
    stage.step("bob joins the harbour again, with his only window", join(&bob, "harbour")).await;
    stage.step("dave, who is in no room, asks who is in the harbour", who(&dave, "harbour")).await;

    // Every room counts by itself.
    stage.step("carol joins the market", join(&carol, "market")).await;
    stage.step("alice's laptop joins the market", join(&laptop, "market")).await;
    stage.step("alice's laptop leaves the harbour", leave(&laptop, "harbour")).await;
    stage.step("bob asks who is in the harbour", who(&bob, "harbour")).await;
    stage.step("alice's phone leaves the harbour, her last window there", leave(&phone, "harbour")).await;
    stage.step("alice's phone leaves the harbour again", leave(&phone, "harbour")).await;
    stage.step("carol leaves the harbour, where she never was", leave(&carol, "harbour")).await;
    stage.step("carol asks who is in the harbour", who(&carol, "harbour")).await;

    // One window, and its connection ends: politely, and cut.
    let [erin, fred] = stage.enter("", [person("erin"), person("fred").raw()]).await;
    stage.step("erin joins the harbour", join(&erin, "harbour")).await;
    stage.step("fred joins the harbour", join(&fred, "harbour")).await;
    stage.step("erin leaves the server", erin.leave()).await;
    stage.step("fred's connection is cut", fred.cut()).await;
    stage.step("bob asks who is left in the harbour", who(&bob, "harbour")).await;

    // Two windows, in two rooms, ending one after the other.
    stage.step("alice's phone joins the harbour once more", join(&phone, "harbour")).await;
    stage.step("alice's laptop joins the harbour once more", join(&laptop, "harbour")).await;
    stage.step("alice's laptop is cut: it was her only window in the market", laptop.cut()).await;
    stage.step("carol asks who is in the market", who(&carol, "market")).await;
    stage.step("carol asks who is still in the harbour", who(&carol, "harbour")).await;
    stage.step("alice's phone leaves the server", phone.leave()).await;
    stage.step("bob asks who is in the harbour now", who(&bob, "harbour")).await;

    // Two windows that end together, in both rooms.
    let [laptop, phone] = stage.enter("", [alice("alice (new laptop)"), alice("alice (new phone)")]).await;
    stage.step("alice's new laptop joins the harbour", join(&laptop, "harbour")).await;
    stage.step("alice's new phone joins the harbour", join(&phone, "harbour")).await;
    stage.step("alice's new phone joins the market", join(&phone, "market")).await;
    stage.step("alice's new laptop joins the market", join(&laptop, "market")).await;
    stage.together("both are cut in the same moment", [laptop.cut(), phone.cut()]).await;
    stage.step("dave asks who is in the harbour after that", who(&dave, "harbour")).await;
    stage.step("dave asks who is in the market after that", who(&dave, "market")).await;

    // One goes out of the door, the other is cut; and the last one leaves.
    let [desk, sofa] = stage.enter("", [alice("alice (desk)"), alice("alice (sofa)")]).await;
    stage.step("alice joins the harbour on her sofa", join(&sofa, "harbour")).await;
    stage.step("alice joins the harbour at her desk", join(&desk, "harbour")).await;
    stage.step("she leaves it at her desk", leave(&desk, "harbour")).await;
    stage.step("her sofa is cut", sofa.cut()).await;
    stage.step("alice joins the market at her desk", join(&desk, "market")).await;
    stage.step("bob, the last one, leaves the harbour", leave(&bob, "harbour")).await;
    stage.step("carol leaves the market", leave(&carol, "market")).await;
    stage.step("carol joins the market again", join(&carol, "market")).await;
    stage.step("bob asks who is in the market", who(&bob, "market")).await;

    // Names of which one begins like the other.
    let [anna, ann] = stage.connect(["anna", "ann"]).await;
    stage.step("anna joins the quay", join(&anna, "quay")).await;
    stage.step("ann joins the quay", join(&ann, "quay")).await;
    stage.step("dave asks who is at the quay", who(&dave, "quay")).await;
    stage.step("anna leaves the quay", leave(&anna, "quay")).await;
    stage.step("dave asks who is at the quay now", who(&dave, "quay")).await;
    let no_rooms = ["qua", "Quay", "quay "].map(|room| who(&dave, room));
    stage.step("dave asks who is at the qua, the Quay and the quay with a space: nobody", no_rooms).await;

    // A room that is called as the answer may call alice's own: whoever is in it is not alice.
    let like = own.first().map_or("person:alice", String::as_str);
    stage
        .step(
            "dave joins the quay, and a room that is called like one that alice is in",
            [
                dave.emit("join", json!({"room": "quay"})),
                dave.emit("join", json!({"room": like})).written(json!({"room": "<a room that alice is in>"})),
            ],
        )
        .await;
    stage.step("alice's desk joins the quay", join(&desk, "quay")).await;
    stage.step("alice's desk leaves the quay", leave(&desk, "quay")).await;

    // Sixty rooms with dave in each of them, and three people who come to twenty each, and go.
    let pier = |n: u32| json!({"room": format!("pier {n}")});
    stage.step("dave joins sixty piers", dave.burst("join", 60, pier)).await;
    let mut burst = bob.burst("join", 20, pier);
    burst.extend(carol.burst("join", 20, |n| pier(n + 20)));
    burst.extend(desk.burst("join", 20, |n| pier(n + 40)));
    stage.step("bob, carol and alice join twenty piers each, all at once", burst).await;
    let mut burst = bob.burst("leave", 19, |n| pier(21 - n));
    burst.extend(carol.burst("leave", 10, |n| pier(n + 20)));
    stage.step("bob leaves all of his but one, carol half of hers", burst).await;
    stage.step("alice's desk is cut", desk.cut()).await;
    stage.step("carol leaves the server", carol.leave()).await;
    stage.step("bob asks who is at pier 59, and at his own", [who(&bob, "pier 59"), who(&bob, "pier 1")]).await;
}
