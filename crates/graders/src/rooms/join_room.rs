//! Into a room: `join` puts one socket into one room, and tells it all the rooms it is in.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("join_room", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [alice, bob, zoe] = stage.connect(["alice", "bob", "zoe"]).await;
    let join = |client: &Client, room: &str| client.ask("join", json!({"room": room}));

    stage.step("alice joins the orchard", join(&alice, "orchard")).await;
    stage.emit_into("the server speaks into the orchard", "/", "orchard").await;
    stage.step("bob joins the orchard too", join(&bob, "orchard")).await;
    stage.step("alice joins the attic", join(&alice, "attic")).await;
    stage.emit_into("the server speaks into the attic", "/", "attic").await;
    stage.emit_into("the server speaks into the orchard again", "/", "orchard").await;

    // Capitals come first, and digits before them: sorted by bytes.
    stage.step("bob joins the Zoo", join(&bob, "Zoo")).await;
    stage.step("bob joins 7 dwarfs' café", join(&bob, "7 dwarfs' café")).await;
    stage.step("zoe joins the garden", join(&zoe, "garden")).await;
    stage.step("zoe joins the cellar", join(&zoe, "cellar")).await;

    stage.step("alice joins the orchard a second time", join(&alice, "orchard")).await;
    stage.emit_into("the server speaks into the orchard once", "/", "orchard").await;
    // A room may have a person's name: it is nobody's until somebody joins.
    stage.step("alice joins a room that is called zoe", join(&alice, "zoe")).await;
    stage.emit_into("the server speaks into the room zoe", "/", "zoe").await;

    let [dave] = stage.connect(["dave"]).await;
    stage.emit_into("the server speaks into the attic after dave came", "/", "attic").await;
    stage.step("dave joins the attic", join(&dave, "attic")).await;
    stage.step("alice leaves the server", alice.leave()).await;
    stage.emit_into("the server speaks into the attic after alice left", "/", "attic").await;

    let [back] = stage.enter("alice comes back", [person("alice").label("alice (again)")]).await;
    stage.emit_into("the server speaks into the orchard after she came back", "/", "orchard").await;
    stage.step("she joins the cellar", join(&back, "cellar")).await;

    // One socket joins, not a person. And any text is a name.
    stage.enter("bob connects with his phone, too", [person("bob").label("bob (phone)")]).await;
    stage.step("bob joins the boathouse with his laptop", join(&bob, "boathouse")).await;
    stage.emit_into("the server speaks into the boathouse", "/", "boathouse").await;
    stage.emit_into("the server speaks into the lobby, where nobody asked to be", "/", "lobby").await;
    stage.step("dave joins a room without a name", join(&dave, "")).await;
    stage.step("dave joins another attic, with blanks around it", join(&dave, " attic ")).await;

    // Twenty rooms each, at once. The acks are not asked for: whoever is last is told the whole list.
    let shelf = |n: u32| json!({"room": format!("shelf {n}")});
    let mut burst = bob.burst("join", 20, shelf);
    burst.extend(zoe.burst("join", 20, |n| shelf(n + 10)));
    burst.extend(dave.burst("join", 20, |n| shelf(n + 20)));
    stage.step("bob, zoe and dave join twenty shelves each, all at once", burst).await;
    stage.step("bob joins the attic and is told all his rooms", join(&bob, "attic")).await;
    stage.step("zoe joins the attic and is told all her rooms", join(&zoe, "attic")).await;
    stage.step("dave joins the Zoo and is told all his rooms", join(&dave, "Zoo")).await;
    stage.emit_into("the server speaks into shelf 15", "/", "shelf 15").await;
    stage.emit_into("the server speaks into shelf 25", "/", "shelf 25").await;
}
