//! Two lobbies: rooms of the same name in two namespaces, and somebody who is in both namespaces over one connection.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("same_room_name", |stage| Box::pin(play(stage))).entrance("/chat", "");

async fn play(stage: &mut Harness) {
    let [dora] = stage.enter("", [person("dora").at("/chat").raw()]).await;
    stage.step("dora enters /news too, over the same connection", dora.frame("40/news,{\"name\":\"dora\"}")).await;
    stage.step("dora joins the lobby of /chat", dora.ask("join", room("lobby"))).await;
    stage.step("dora joins the desk of /news", dora.frame("42/news,700[\"join\",{\"room\":\"desk\"}]")).await;

    let [alice, bob, carol, nora, nils] = stage
        .enter(
            "",
            [
                person("alice").at("/chat"),
                person("bob").at("/chat"),
                person("carol").at("/chat"),
                person("nora").at("/news"),
                person("nils").at("/news"),
            ],
        )
        .await;
    stage
        .step(
            "alice and bob join the lobby of /chat, nora and nils that of /news",
            [
                alice.ask("join", room("lobby")),
                bob.ask("join", room("lobby")),
                nora.ask("join", room("lobby")),
                nils.ask("join", room("lobby")),
            ],
        )
        .await;
    stage
        .step("carol speaks in the lobby of /chat, which she has not joined", carol.ask("say", say("lobby", "Knock?")))
        .await;
    let [reporter] = stage.enter("", [person("alice").at("/news")]).await;
    stage
        .step(
            "alice speaks in the lobby of /news, where she has joined nothing",
            reporter.ask("say", say("lobby", "Hello, news?")),
        )
        .await;
    stage.step("alice speaks in the lobby of /chat", alice.ask("say", say("lobby", "Tea?"))).await;
    stage.step("nora speaks in the lobby of /news", nora.ask("say", say("lobby", "Rain at noon"))).await;

    stage
        .step(
            "bob joins the zoo of /chat, nils that of /news",
            [bob.ask("join", room("zoo-2")), nils.ask("join", room("zoo-2"))],
        )
        .await;
    stage.step("carol joins a lobster of /chat", carol.ask("join", room("lobster"))).await;
    stage
        .step(
            "carol speaks in a lob, and in the lobby",
            [carol.emit("say", say("lob", "Psst")), carol.ask("say", say("lobby", "Psst"))],
        )
        .await;
    stage.step("bob joins the attic of /chat as well", bob.ask("join", room("attic"))).await;
    stage
        .step(
            "alice joins the zoo of /chat, bob the lobby once more",
            [alice.ask("join", room("zoo-2")), bob.ask("join", room("lobby"))],
        )
        .await;
    stage.step("bob speaks in the zoo of /chat", bob.ask("say", say("zoo-2", "Lions!"))).await;
    stage.step("nils speaks in the zoo of /news, alone there", nils.ask("say", say("zoo-2", "Anybody?"))).await;
    stage.step("alice speaks in the attic, which she has not joined", alice.ask("say", say("attic", "Boo"))).await;
    stage
        .step(
            "dora speaks in the lobby of /news, though she joined only that of /chat",
            dora.frame("42/news,701[\"say\",{\"room\":\"lobby\",\"text\":\"Wrong door\"}]"),
        )
        .await;
    stage.step("dora says an empty text in the lobby of /chat", dora.ask("say", say("lobby", ""))).await;

    stage.step("bob leaves", bob.leave()).await;
    let [late] = stage.enter("", [person("bob").at("/chat").label("bob (again)@/chat")]).await;
    stage
        .step("bob, back again, speaks in the lobby before he joins it", late.ask("say", say("lobby", "Me again")))
        .await;
    stage.step("bob joins the lobby of /chat", late.ask("join", room("lobby"))).await;

    let burst = [
        alice.burst("say", 20, |n| say("lobby", &format!("a{n}"))),
        dora.burst("say", 20, |n| say("lobby", &format!("d{n}"))),
        nora.burst("say", 20, |n| say("lobby", &format!("n{n}"))),
    ];
    stage.step("alice, dora and nora speak 20 times each in their lobbies", burst.concat()).await;
}

fn room(room: &str) -> Value {
    json!({"room": room})
}

fn say(room: &str, text: &str) -> Value {
    json!({"room": room, "text": text})
}
