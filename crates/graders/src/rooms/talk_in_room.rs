//! Say it in the room: `said` reaches the others in that room, and only members may speak.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("talk_in_room", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol, dave] = stage.connect(["alice", "bob", "carol", "dave"]).await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let say = |client: &Client, room: &str, text: &str| client.ask("say", json!({"room": room, "text": text}));

    stage.step("alice and bob join the kitchen", [join(&alice, "kitchen"), join(&bob, "kitchen")]).await;
    stage.step("carol joins the wine cellar", join(&carol, "wine cellar")).await;
    stage.step("bob joins the wine cellar too", join(&bob, "wine cellar")).await;

    stage.step("alice speaks in the kitchen", say(&alice, "kitchen", "Soup!")).await;
    stage.step("bob, who is in both, answers in the kitchen", say(&bob, "kitchen", "Coming.")).await;
    stage.step("bob speaks in the wine cellar", say(&bob, "wine cellar", "Is it dark in there?")).await;
    stage.step("carol answers", say(&carol, "wine cellar", "Very.")).await;

    stage.step("dave, who is in no room, speaks in the kitchen", say(&dave, "kitchen", "Can I have some?")).await;
    stage.step("dave speaks in a room that is not there", say(&dave, "attic", "Hello?")).await;
    stage.step("carol, who is in another room, speaks in the kitchen", say(&carol, "kitchen", "And I?")).await;

    stage.step("dave joins the attic, where nobody else is", join(&dave, "attic")).await;
    stage.step("dave speaks in the attic", say(&dave, "attic", "Echo")).await;

    stage.step("alice joins the kitchen a second time", join(&alice, "kitchen")).await;
    stage.step("bob says the same thing again", say(&bob, "kitchen", "Coming.")).await;
    // A room with a person's name is a room like any other.
    stage.step("alice joins a room that is called dave", join(&alice, "dave")).await;
    stage.step("alice speaks in the room dave", say(&alice, "dave", "Nobody here?")).await;

    let [erin] = stage.connect(["erin"]).await;
    stage.step("erin comes late and speaks in the kitchen", say(&erin, "kitchen", "Hi")).await;
    stage.step("erin joins the kitchen", join(&erin, "kitchen")).await;
    stage.step("erin speaks again", say(&erin, "kitchen", "Hi, ünïcode 🍲")).await;

    stage.step("alice leaves the server", alice.leave()).await;
    stage.step("bob speaks in the kitchen", say(&bob, "kitchen", "Where is alice?")).await;
    stage.step("carol leaves the server", carol.leave()).await;
    stage.step("bob speaks in the wine cellar, alone", say(&bob, "wine cellar", "Where is everybody?")).await;

    // Names are compared whole, and exactly.
    for (room, title) in [
        ("Kitchen", "bob speaks in the Kitchen, which is another room"),
        ("kit", "bob speaks in a kit"),
        ("kitchenette", "bob speaks in a kitchenette"),
    ] {
        stage.step(title, say(&bob, room, "Hello?")).await;
    }
    stage.step("erin says nothing at all", say(&erin, "kitchen", "")).await;
    let [phone] = stage.enter("bob connects with his phone, too", [person("bob").label("bob (phone)")]).await;
    stage
        .step("bob speaks in the kitchen with his phone, which is not there", say(&phone, "kitchen", "And here?"))
        .await;
    stage.step("bob's phone joins the kitchen", join(&phone, "kitchen")).await;
    stage.step("bob speaks to it from his laptop", say(&bob, "kitchen", "Ring, ring")).await;
    let [back] = stage.enter("alice comes back", [person("alice").label("alice (again)")]).await;
    stage.step("alice speaks in the kitchen before she has joined it", say(&back, "kitchen", "As I said")).await;

    stage.step("dave joins the kitchen", join(&dave, "kitchen")).await;
    let talk = |who: &'static str| move |n: u32| json!({"room": "kitchen", "text": format!("{who} {n}")});
    let mut burst = bob.burst("say", 20, talk("bob"));
    burst.extend(dave.burst("say", 20, talk("dave")));
    burst.extend(erin.burst("say", 20, talk("erin")));
    stage.step("bob, dave and erin say twenty things each, all at once", burst).await;
}
