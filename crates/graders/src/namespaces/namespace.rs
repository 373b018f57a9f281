//! Two boards and a front door: a post stays in its namespace, even for somebody who is in two.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("namespace", |stage| Box::pin(play(stage))).entrance("/chat", "");

async fn play(stage: &mut Harness) {
    let [vera, milo] = stage.connect(["vera", "milo"]).await;
    let alice = stage.prepare(person("alice").at("/chat"));
    stage
        .step(
            "vera posts at the front door, alice comes to /chat",
            [vera.emit("post", json!({"text": "Anybody here?"})), alice.connect()],
        )
        .await;
    let [bob, nora, nils] =
        stage.enter("", [person("bob").at("/chat"), person("nora").at("/news"), person("nils").at("/news")]).await;

    stage.step("alice posts on /chat", alice.emit("post", json!({"text": "Lunch?"}))).await;
    stage.step("nora posts on /news", nora.emit("post", json!({"text": "Rain at noon"}))).await;
    stage.step("alice posts again", alice.emit("post", json!({"text": "Anybody?"}))).await;
    let any = [json!(["soup", 2]), json!(7), json!(null)];
    stage.step("alice posts a list, a number and null", any.map(|post| alice.emit("post", post))).await;

    let [dora] = stage.enter("", [person("dora").at("/chat").raw()]).await;
    stage.step("dora enters /news too, over the same connection", dora.frame("40/news,{\"name\":\"dora\"}")).await;
    stage.step("bob posts on /chat", bob.emit("post", json!({"text": "Soup it is"}))).await;
    stage.step("nils posts on /news", nils.emit("post", json!({"text": "Sun at two", "by": "nils"}))).await;
    stage.step("dora posts on /news", dora.frame("42/news,[\"post\",{\"text\":\"Wind at four\"}]")).await;
    stage.step("dora leaves /news, not /chat", dora.frame("41/news,")).await;
    stage.step("nora posts on /news again", nora.emit("post", json!("Fog"))).await;
    stage.step("bob leaves", bob.leave()).await;
    stage.step("dora posts on /chat", dora.emit("post", json!({"text": "Where is bob?"}))).await;

    let burst = [
        alice.burst("post", 20, |n| json!(format!("a{n}"))),
        dora.burst("post", 20, |n| json!(format!("d{n}"))),
        nils.burst("post", 20, |n| json!(format!("n{n}"))),
        vec![milo.emit("post", json!("m"))],
    ];
    stage.step("alice, dora and nils post 20 times each, milo once at the front door", burst.concat()).await;
}
