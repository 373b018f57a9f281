//! Out of a room: `leave` takes one socket out of one room, and of nothing else.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("leave_room", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, carol, dave] = stage.connect(["alice", "bob", "carol", "dave"]).await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));
    let leave = |client: &Client, room: &str| client.ask("leave", json!({"room": room}));
    let say = |client: &Client, room: &str, text: &str| client.ask("say", json!({"room": room, "text": text}));

    let all = [join(&alice, "kitchen"), join(&bob, "kitchen"), join(&carol, "kitchen")];
    stage.step("alice, bob and carol join the kitchen", all).await;
    stage.step("alice and bob join the cellar", [join(&alice, "cellar"), join(&bob, "cellar")]).await;
    stage.step("alice joins the roof garden", join(&alice, "roof garden")).await;

    stage.step("alice leaves the kitchen", leave(&alice, "kitchen")).await;
    stage.step("bob speaks in the kitchen", say(&bob, "kitchen", "She is gone.")).await;
    stage.step("bob speaks in the cellar", say(&bob, "cellar", "There you are.")).await;
    stage.step("carol announces dinner", carol.emit("announce", json!({"text": "Dinner!"}))).await;
    stage.step("alice speaks in the kitchen, from outside", say(&alice, "kitchen", "Did I miss something?")).await;

    stage.step("carol leaves the cellar, where she is not", leave(&carol, "cellar")).await;
    stage.step("bob speaks in the kitchen again", say(&bob, "kitchen", "Still there?")).await;
    stage.step("dave, who is nowhere, leaves a room that is not there", leave(&dave, "Atlantis")).await;
    stage.step("alice leaves the kitchen a second time", leave(&alice, "kitchen")).await;

    stage.step("alice joins the kitchen again", join(&alice, "kitchen")).await;
    stage.step("bob welcomes her", say(&bob, "kitchen", "Welcome back.")).await;
    stage.step("alice answers", say(&alice, "kitchen", "Thank you.")).await;

    stage.step("alice leaves the Kitchen, which is another room", leave(&alice, "Kitchen")).await;
    stage.step("alice leaves a kit, where she is not", leave(&alice, "kit")).await;
    stage.step("bob asks whether she is there", say(&bob, "kitchen", "Alice?")).await;
    let [phone] = stage.enter("alice connects with her phone, too", [person("alice").label("alice (phone)")]).await;
    stage.step("alice's phone joins the kitchen", join(&phone, "kitchen")).await;
    stage.step("alice's phone leaves it", leave(&phone, "kitchen")).await;
    stage.step("bob asks once more", say(&bob, "kitchen", "Still there?")).await;

    stage.step("bob leaves the cellar", leave(&bob, "cellar")).await;
    stage.step("alice speaks in the cellar, alone", say(&alice, "cellar", "Bob?")).await;
    stage.step("bob leaves the kitchen, his last room", leave(&bob, "kitchen")).await;
    stage.step("carol speaks in the kitchen", say(&carol, "kitchen", "Who is left?")).await;
    stage.step("bob, who is in no room, announces tea", bob.emit("announce", json!({"text": "Tea!"}))).await;

    stage.step("carol leaves the kitchen", leave(&carol, "kitchen")).await;
    stage.step("alice leaves the kitchen, the last one there", leave(&alice, "kitchen")).await;
    stage.step("dave joins the kitchen, which is empty", join(&dave, "kitchen")).await;
    stage.step("dave speaks in the kitchen", say(&dave, "kitchen", "Hello?")).await;

    let shelf = |n: u32| json!({"room": format!("shelf {n}")});
    let mut burst = bob.burst("join", 20, shelf);
    burst.extend(carol.burst("join", 20, shelf));
    burst.extend(dave.burst("join", 20, shelf));
    stage.step("bob, carol and dave join twenty shelves each, all at once", burst).await;
    let mut burst = bob.burst("leave", 20, shelf);
    burst.extend(carol.burst("leave", 20, |n| shelf(21 - n)));
    burst.extend(dave.burst("leave", 20, |n| shelf(n + 10)));
    stage.step("bob and carol leave them all, dave the second half", burst).await;
    stage.step("dave speaks in shelf 7", say(&dave, "shelf 7", "Anybody?")).await;
    stage.step("dave speaks in shelf 17, from outside", say(&dave, "shelf 17", "Anybody?")).await;
    stage.step("bob leaves shelf 3, where he is not", leave(&bob, "shelf 3")).await;
    stage.step("carol speaks in shelf 7, from outside", say(&carol, "shelf 7", "Psst")).await;
    stage.step("dave leaves shelf 1", leave(&dave, "shelf 1")).await;
}
