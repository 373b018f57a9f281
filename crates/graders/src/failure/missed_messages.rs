//! What was said while I was away: ids, a log, and a replay for whoever says where she stopped.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("missed_messages", |stage| Box::pin(play(stage)))
    .entrance("/", r#"{"name": "alice", "last_id": 0}"#)
    .twice();

async fn play(stage: &mut Harness) {
    // Who asks often is a raw client: rust_socketio's acks collide where some are never answered.
    let [alice, bob] = stage.enter("", ["alice", "bob"].map(|name| person(name).raw())).await;
    let [carol] = stage.connect(["carol"]).await;
    let say = |client: &Client, text: &str, id: &str| client.ask("say", json!({"text": text, "client_id": id}));
    let back =
        |name: &str, label: &str, last: u64| person(name).label(label).auth(json!({"name": name, "last_id": last}));

    stage.step("alice says something", say(&alice, "Has it begun?", "a-1")).await;
    stage.step("carol loses her network", carol.leave()).await;
    stage.step("bob says something", say(&bob, "Not yet.", "b-1")).await;
    stage.step("alice says something", say(&alice, "Where is carol?", "a-2")).await;
    stage.step("bob says what alice has said, as a message of his own", say(&bob, "Has it begun?", "b-2")).await;
    let carol = stage.prepare(back("carol", "carol (back)", 1));
    stage.step_in_order("carol comes back, and has seen 1", carol.connect()).await;
    stage.step("carol says something", say(&carol, "Tunnel.", "c-1")).await;

    let [dave] = stage.connect(["dave"]).await;
    stage.step("dave, who has just come, says something", say(&dave, "Hello!", "d-1")).await;
    let erin = stage.prepare(back("erin", "erin", 0));
    stage.step_in_order("erin comes, and asks for everything", erin.connect()).await;
    let frank = stage.prepare(back("frank", "frank", 6));
    stage.step_in_order("frank comes, and has seen 6, which is all", frank.connect()).await;

    // Sent again: the last one first, which even a short memory knows.
    stage.step("dave sends his message again", say(&dave, "Hello!", "d-1")).await;
    stage.step("alice sends her first message again", say(&alice, "Has it begun?", "a-1")).await;
    stage.step("bob uses alice's client_id", say(&bob, "Mine now?", "a-2")).await;
    stage.step("alice loses her network", alice.leave()).await;
    let alice = stage.prepare(back("alice", "alice (back)", 5).raw());
    stage.step_in_order("alice comes back, and has seen 5", alice.connect()).await;
    stage.step("alice sends her second message again", say(&alice, "Where is carol?", "a-2")).await;
    stage.step("alice says something new", say(&alice, "It has begun! 🎉", "a-3")).await;
    let again = [say(&alice, "Yes!", ""), say(&alice, "Yes!", ""), say(&alice, "Yes?", "")];
    stage.step("alice sends a message three times at once, with an empty client_id", again).await;
    let gina = stage.prepare(back("gina", "gina", 4));
    stage.step_in_order("gina comes, and has seen 4", gina.connect()).await;

    // Between the past and the present: each once, in order, whichever of the two it was.
    let line = |client: &str, from: u32| {
        let client = client.to_owned();
        move |n: u32| json!({"text": format!("line {}", from + n), "client_id": format!("{client}-{}", from + n)})
    };
    let heidi = stage.prepare(back("heidi", "heidi", 6));
    let meanwhile = [bob.burst("say", 5, line("live", 0)), vec![heidi.connect()], bob.burst("say", 5, line("live", 5))];
    stage.step_in_order("heidi, who has seen 6, comes while bob is talking", meanwhile.concat()).await;

    // One after the other: who is first among three could not be said, and so neither who gets which id.
    let hear = |client: &'static str| move |n| json!({"text": "Hear, hear!", "client_id": format!("{client} {n}")});
    stage.step("alice says forty things at once", alice.ask_burst("say", 40, hear("alice hears"))).await;
    stage.step("bob says forty things at once", bob.ask_burst("say", 40, hear("bob hears"))).await;
    stage.step("dave says forty things at once", dave.burst("say", 40, hear("dave hears"))).await;
    stage.step("bob says his forty things again", bob.ask_burst("say", 40, hear("bob hears"))).await;
    let ivan = stage.prepare(back("ivan", "ivan", 134).raw());
    stage.step_in_order("ivan comes, and has seen 134", ivan.connect()).await;

    // The same border once more, and crowded: the server finds his CONNECT right before what bob and alice say.
    // Ten from each: a connection that brings more gives way to others after some, and nobody can say after how many.
    stage.step("ivan leaves the namespace, and keeps his connection", ivan.frame("41")).await;
    stage.step("bob says an empty text", say(&bob, "", "b-3")).await;
    let applause =
        |from: u32| move |n: u32| json!({"text": "Hear, hear!", "client_id": format!("applause {}", from + n)});
    let in_again = vec![ivan.frame(r#"40{"name":"ivan","last_id":136}"#)];
    let crowd = [in_again, bob.burst("say", 10, applause(0)), alice.burst("say", 10, applause(10))];
    stage.together("ivan, who has seen 136, comes back while bob and alice are talking", crowd.concat()).await;

    // Many, and less than the queue of a socket holds: the contract does not speak of it. And more than was ever said.
    let judy = stage.prepare(back("judy", "judy", 60).raw());
    stage.step("judy comes, and has missed 99", judy.connect()).await;
    let kim = stage.prepare(back("kim", "kim", 1_000));
    stage.step("kim comes, and has seen 1000, which nobody has said yet", kim.connect()).await;
}
