//! One room at a time: a switch leaves the chat room behind, and keeps the person's own room.
use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("switch_room", |stage| Box::pin(play(stage))).twice();

/// What a transcript calls a room whose name is the answer's own affair.
const ONE_OF_BOBS: &str = "<a room that bob is in>";

async fn play(stage: &mut Harness) {
    let [laptop, phone, bob, carol, dave] = stage
        .enter(
            "",
            [
                person("alice").label("alice (laptop)"),
                person("alice").label("alice (phone)"),
                person("bob"),
                person("carol"),
                person("dave").raw(),
            ],
        )
        .await;
    // Before any client has chosen a name: rooms that the answer itself has put bob into.
    let own = stage.rooms_called_like("bob").await;
    let switch = |client: &Client, room: &str| client.ask("switch", json!({"room": room}));
    let say = |client: &Client, text: &str| client.ask("say", json!({"text": text}));
    let whisper = |client: &Client, to: &str, text: &str| client.ask("whisper", json!({"to": to, "text": text}));

    stage.step("carol speaks before she is anywhere", say(&carol, "Where am I?")).await;
    let three = [switch(&laptop, "garden"), switch(&bob, "garden"), switch(&carol, "garden")];
    stage.step("alice's laptop, bob and carol switch to the garden", three).await;
    stage.step("bob speaks in the garden", say(&bob, "Roses!")).await;
    stage.step("alice's phone switches to the library", switch(&phone, "library")).await;
    stage.step("carol speaks in the garden", say(&carol, "Bees!")).await;

    stage.step("bob switches to the library", switch(&bob, "library")).await;
    stage.step("alice's laptop speaks in the garden", say(&laptop, "Bob?")).await;
    stage.step("bob speaks in the library", say(&bob, "Quiet here.")).await;
    stage.step("carol whispers to bob", whisper(&carol, "bob", "Where did you go?")).await;
    stage.step("bob whispers to alice", whisper(&bob, "alice", "To the library")).await;

    stage.step("bob switches to the library again", switch(&bob, "library")).await;
    stage.step("alice's phone speaks in the library", say(&phone, "Are you still there?")).await;
    stage.step("bob answers", say(&bob, "Of course.")).await;
    let both = [say(&dave, "Can anybody hear me?"), whisper(&dave, "carol", "Can you?")];
    stage.step("dave, who is in no room, speaks, and whispers to carol", both).await;

    // A chat room with a person's name.
    stage.step("dave switches to a room that is called bob", switch(&dave, "bob")).await;
    stage.step("carol whispers to bob once more", whisper(&carol, "bob", "Nobody else should hear this")).await;
    stage.step("dave speaks in the room bob", say(&dave, "Where is bob?")).await;
    stage.step("carol switches to the room bob", switch(&carol, "bob")).await;
    stage.step("carol speaks in the room bob", say(&carol, "Not here.")).await;
    stage.step("bob switches to the room bob", switch(&bob, "bob")).await;
    stage.step("bob speaks there", say(&bob, "Here I am.")).await;

    stage.step("bob switches to the garden, his third room", switch(&bob, "garden")).await;
    stage.step("carol speaks in the room bob again", say(&carol, "Gone again.")).await;
    stage.step("alice's phone speaks in the library, alone", say(&phone, "Empty.")).await;
    stage.step("alice's laptop speaks in the garden again", say(&laptop, "Hello, bob.")).await;
    stage.step("dave whispers to bob after all his switches", whisper(&dave, "bob", "And where now?")).await;
    stage.step("carol whispers to herself", whisper(&carol, "carol", "Buy seeds")).await;
    stage.step("dave whispers to garden, which is no person", whisper(&dave, "garden", "Hello?")).await;

    // A chat room that is called as an answer may call bob's own room; and as this one does, one room for each of two.
    stage.step("dave switches to a room that is called person:bob", switch(&dave, "person:bob")).await;
    stage.step("carol whispers to bob while dave is there", whisper(&carol, "bob", "Are we alone?")).await;
    stage.step("dave speaks in the room person:bob", say(&dave, "Not quite?")).await;
    let like = |number: usize| own.get(number).or(own.last()).map_or("bob", String::as_str);
    let into = |client: &Client, number: usize| {
        client.emit("switch", json!({"room": like(number)})).written(json!({"room": ONE_OF_BOBS}))
    };
    stage.only(&["said", "whispered", "ack of say", "ack of whisper"]);
    let both = [into(&dave, 0), into(&carol, 1)];
    stage.step("dave and carol switch to rooms that are called like those that bob is in", both).await;
    stage.step("alice's laptop whispers to bob", whisper(&laptop, "bob", "And now?")).await;
    stage.all();
    stage.step("dave and carol switch to a room without a name", [switch(&dave, ""), switch(&carol, "")]).await;
    stage.step("alice's phone whispers to bob", whisper(&phone, "bob", "Nobody left.")).await;
    stage.step("dave says an empty text in the room without a name", say(&dave, "")).await;

    stage.step("bob leaves the server", bob.leave()).await;
    stage.step("carol whispers to bob, who is gone", whisper(&carol, "bob", "Bye")).await;
    let [erin] = stage.connect(["erin"]).await;
    stage.step("erin comes late and speaks", say(&erin, "Hi")).await;
    stage.step("erin switches to the gard, another room", switch(&erin, "gard")).await;
    stage.step("alice's laptop speaks to whoever is in the garden", say(&laptop, "Erin?")).await;
    stage.step("erin switches to the garden", switch(&erin, "garden")).await;
    stage.step("erin speaks in the garden", say(&erin, "Hi, ünïcode 🌹")).await;

    let [back] = stage.enter("", [person("bob").label("bob (again)")]).await;
    stage.step("bob comes back and speaks before he is anywhere", say(&back, "Where was I?")).await;
    stage.step("alice's phone switches to the garden, where her laptop is", switch(&phone, "garden")).await;
    stage.step("alice's laptop speaks to her phone", say(&laptop, "Ring, ring")).await;
    let others = [switch(&phone, "Garden"), switch(&back, "garden ")];
    stage.step("alice's phone switches to the Garden, bob to the garden with a space: other rooms", others).await;
    stage.step("alice's phone speaks there, alone", say(&phone, "Hello?")).await;

    stage.step("carol switches to the garden", switch(&carol, "garden")).await;
    let talk = |who: &'static str| move |n: u32| json!({"text": format!("{who} {n}")});
    let mut burst = laptop.burst("say", 20, talk("alice"));
    burst.extend(carol.burst("say", 20, talk("carol")));
    burst.extend(dave.burst("say", 20, talk("dave")));
    stage.step("alice's laptop, carol and dave say twenty things each, all at once", burst).await;
}
