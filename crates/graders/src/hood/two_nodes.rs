//! Two nodes: what is said in a room on the one is heard in that room on the other.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::nodes("two_nodes", |stage| Box::pin(play(stage)))
    // What an answer does then is its own affair: it may reconnect, give up, or tell the speaker.
    .shows(&[("redis_goes_away", |stage| Box::pin(redis_goes_away(stage)))]);

/// The learner's `node`, with its error as text.
#[doc(hidden)]
#[macro_export]
macro_rules! nodes_two_nodes {
    ($($module:ident)::+) => {
        $crate::Answer::Nodes(|url| {
            Box::pin(async move { $($module)::+::node(&url).await.map_err(|error| error.to_string()) })
        })
    };
}

async fn play(stage: &mut Harness) {
    let on = |name: &str, node: usize| person(name).raw().on_node(node).label(&format!("{name} (node {node})"));
    let people = [on("alice", 1), on("bob", 2), on("carol", 2), on("dave", 1), on("erin", 2)];
    let [alice, bob, carol, dave, erin] =
        stage.enter("five people connect, two of them to the first node", people).await;
    let join = |who: Client, room: &str| who.ask("join", json!({"room": room}));
    let say = |who: Client, room: &str, text: &str| who.ask("say", json!({"room": room, "text": text}));

    stage.step("alice and dave join the kitchen on node 1", [join(alice, "kitchen"), join(dave, "kitchen")]).await;
    stage.step("dave speaks on node 1 before anybody is there on node 2", say(dave, "kitchen", "Anybody?")).await;
    stage
        .step("bob joins the kitchen on node 2, carol the cellar", [join(bob, "kitchen"), join(carol, "cellar")])
        .await;
    stage.step("alice speaks in the kitchen", say(alice, "kitchen", "Soup!")).await;
    stage.step("bob answers from the other node", say(bob, "kitchen", "Coming.")).await;
    stage.step("dave joins the cellar on node 1", join(dave, "cellar")).await;
    stage.step("carol speaks in the cellar", say(carol, "cellar", "Is it dark up there?")).await;
    stage.step("dave answers in the cellar", say(dave, "cellar", "Only here. ☂")).await;
    stage.step("erin, who is in no room, speaks in the kitchen", say(erin, "kitchen", "Hello?")).await;
    stage.step("alice leaves the first node", alice.leave()).await;

    let [late] = stage.enter("alice comes back on the second node", [on("alice", 2)]).await;
    stage.step("alice joins the kitchen again", join(late, "kitchen")).await;
    stage.step("dave speaks to the kitchen", say(dave, "kitchen", "There you are")).await;
    stage.step("bob is cut off", bob.cut()).await;
    stage.step("dave speaks once more", say(dave, "kitchen", "Bob?")).await;

    let talk = |who: &'static str| move |n: u32| json!({"room": "kitchen", "text": format!("{who} {n}")});
    let all = [
        dave.burst("say", 20, talk("dave")),
        late.burst("say", 20, talk("alice")),
        carol.burst("say", 20, talk("carol")),
    ];
    stage.step("three of them say twenty things each, all at once", all.concat()).await;
}

async fn redis_goes_away(stage: &mut Harness) {
    let on = |name: &str, node: usize| person(name).raw().on_node(node).label(&format!("{name} (node {node})"));
    let people = [on("alice", 1), on("bob", 2), on("dave", 1)];
    let [alice, bob, dave] = stage.enter("three people connect, two of them to the first node", people).await;
    let join = |who: Client| who.ask("join", json!({"room": "kitchen"}));
    let say = |who: Client, text: &str| who.ask("say", json!({"room": "kitchen", "text": text}));

    stage.step("all of them join the kitchen", [alice, bob, dave].map(join)).await;
    stage.step("alice speaks while redis is there", say(alice, "Soup!")).await;
    stage.redis_goes_away("redis goes away").await;
    stage.step("alice speaks while redis is away", say(alice, "Anybody?")).await;
    stage.redis_comes_back("redis comes back").await;
    stage.step("alice speaks when redis is back", say(alice, "Hello again")).await;
}
