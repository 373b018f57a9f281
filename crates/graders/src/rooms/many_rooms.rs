//! Several rooms at once: the union of some rooms, less some others, each socket once.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("many_rooms", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol, dave, erin] = stage.connect(["alice", "bob", "carol", "dave", "erin"]).await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let publish = |client: &Client, to: &[&str], except: &[&str], text: &str| {
        client.emit("publish", json!({"to": to, "except": except, "text": text}))
    };

    // alice: bakers, gardeners; bob: gardeners; carol: bakers, night shift; dave: none;
    // erin: all three, and on holiday.
    stage.step("alice and carol join the bakers", [join(&alice, "bakers"), join(&carol, "bakers")]).await;
    stage.step("alice and bob join the gardeners", [join(&alice, "gardeners"), join(&bob, "gardeners")]).await;
    stage.step("carol joins the night shift", join(&carol, "night shift")).await;
    stage.step("erin joins the bakers", join(&erin, "bakers")).await;
    stage.step("erin joins the gardeners", join(&erin, "gardeners")).await;
    stage.step("erin joins the night shift", join(&erin, "night shift")).await;
    stage.step("erin goes on holiday", join(&erin, "holiday")).await;

    stage.step("alice publishes to the bakers, of whom she is one", publish(&alice, &["bakers"], &[], "Flour!")).await;
    stage
        .step("dave, who is in no room, publishes to the gardeners", publish(&dave, &["gardeners"], &[], "Rain!"))
        .await;
    stage.step("bob publishes to the bakers, of whom he is not", publish(&bob, &["bakers"], &[], "Bread?")).await;
    stage.step("dave publishes to bakers and gardeners", publish(&dave, &["bakers", "gardeners"], &[], "Party!")).await;
    stage
        .step("dave publishes to bakers, but nobody on holiday", publish(&dave, &["bakers"], &["holiday"], "Work!"))
        .await;
    stage
        .step(
            "alice publishes to bakers and gardeners, but nobody on holiday",
            publish(&alice, &["bakers", "gardeners"], &["holiday"], "More work!"),
        )
        .await;
    stage
        .step(
            "bob publishes to gardeners and bakers, but neither to the night shift nor on holiday",
            publish(&bob, &["gardeners", "bakers"], &["night shift", "holiday"], "Good morning!"),
        )
        .await;
    stage.step("carol publishes to no room", publish(&carol, &[], &[], "Anybody?")).await;
    stage.step("erin publishes to no room but one", publish(&erin, &[], &["holiday"], "Anybody?")).await;
    stage.step("alice publishes to a room that is not there", publish(&alice, &["divers"], &[], "Blub")).await;
    stage
        .step(
            "carol publishes to bakers, except a room that is not there",
            publish(&carol, &["bakers"], &["divers"], "Dry"),
        )
        .await;
    stage
        .step(
            "bob names the gardeners twice, and a room that is not there",
            publish(&bob, &["gardeners", "divers", "gardeners"], &[], "Once"),
        )
        .await;
    stage
        .step(
            "alice publishes to the bakers, except the bakers",
            publish(&alice, &["bakers"], &["bakers", "divers"], "Nobody"),
        )
        .await;

    // Names are compared whole.
    stage.step("dave publishes to the bake, which is no room", publish(&dave, &["bake"], &[], "Half a name")).await;
    stage
        .step(
            "dave publishes to the bakers, except a garden, which is no room",
            publish(&dave, &["bakers"], &["garden"], "Half a name"),
        )
        .await;

    let [frank] = stage.connect(["frank"]).await;
    stage.step("frank comes late and joins the night shift", join(&frank, "night shift")).await;
    stage.step("erin leaves the server", erin.leave()).await;
    stage
        .step(
            "frank publishes to everybody's rooms, except the gardeners",
            publish(&frank, &["holiday", "gardeners", "bakers", "night shift"], &["gardeners"], "Ünïcode 🌙"),
        )
        .await;
    // A room with a person's name is a room like any other.
    let both = [join(&carol, "bob"), join(&dave, "")];
    stage.step("carol joins a room that is called bob, dave one without a name", both).await;
    stage
        .step(
            "frank publishes to the room bob, the night shift and the room without a name",
            publish(&frank, &["bob", "night shift", ""], &[], "Hm"),
        )
        .await;

    for title in ["alice publishes to the bakers", "alice publishes the same again"] {
        stage.step(title, publish(&alice, &["bakers"], &[], "Flour!")).await;
    }
    stage
        .step(
            "bob publishes an empty text to the bakers, but neither to divers, nor on holiday, nor to the night shift",
            publish(&bob, &["bakers"], &["divers", "holiday", "night shift"], ""),
        )
        .await;

    let notice = |who: &'static str, to: &'static [&'static str]| move |n: u32| json!({"to": to, "except": ["gardeners"], "text": format!("{who} {n}")});
    let mut burst = alice.burst("publish", 20, notice("alice", &["bakers", "night shift"]));
    burst.extend(bob.burst("publish", 20, notice("bob", &["night shift"])));
    burst.extend(frank.burst("publish", 20, notice("frank", &["bakers"])));
    stage.step("alice, bob and frank publish twenty notices each, all at once", burst).await;
}
