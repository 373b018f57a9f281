//! One server, many organisations: who gets in where, who hears whom, and which namespaces are there in the end.

use grading::scene::*;

pub(crate) const GRADER: Grader =
    Grader::server("tenants", |stage| Box::pin(play(stage))).entrance("/org/acme", "").twice();

async fn play(stage: &mut Harness) {
    // A stranger comes with each group, so that each wrong way of reading the ids shows in a step of its own.
    let [anna, gus, stranger] = stage
        .enter(
            "anna and gus connect, mallory asks for /org/hooli",
            [member("anna", "acme"), member("gus", "globex"), member("mallory", "hooli")],
        )
        .await;
    let [adam, gina, ines, ingo, _] = stage
        .enter(
            "four more connect, mallory asks for /org/initech-2",
            [
                member("adam", "acme"),
                member("gina", "globex"),
                member("ines", "Initech-2"),
                member("ingo", "Initech-2"),
                member("mallory", "initech-2"),
            ],
        )
        .await;
    stage.step("mallory posts at hooli all the same", stranger.emit("post", json!("Hello?"))).await;
    stage.step("anna posts at acme", anna.emit("post", json!({"text": "Anvils are in"}))).await;
    stage.step("gus posts at globex", gus.emit("post", json!({"text": "Who took my mug?"}))).await;
    stage
        .step(
            "ines posts at Initech-2, and names another organisation",
            ines.emit("post", json!({"text": "Reports, please", "organisation": "acme"})),
        )
        .await;

    for id in ["ACME", "acme-2", "acm", "Initech", "acme/board", "", "cme", "acmeglobex", "acme globex", "acme:board"] {
        let [_] = stage.enter(&format!("mallory asks for /org/{id}"), [member("mallory", id)]).await;
    }
    stage.namespaces_below("the namespaces after mallory's visits", "/org/").await;

    stage.step("gina leaves", gina.leave()).await;
    let [abel] = stage.enter("", [member("abel", "acme")]).await;
    stage.step("adam posts at acme, after abel came", adam.emit("post", json!(["Lunch", 12]))).await;
    let burst = [
        adam.burst("post", 20, |n| json!(format!("a{n}"))),
        gus.burst("post", 20, |n| json!(format!("g{n}"))),
        ingo.burst("post", 20, |n| json!(format!("i{n}"))),
    ];
    stage.step("adam, gus and ingo post 20 times each", burst.concat()).await;
    stage.step("abel leaves", abel.leave()).await;
    let [_] = stage.enter("mallory asks for /org/umbrella", [member("mallory", "umbrella")]).await;
    stage.namespaces_below("the namespaces in the end", "/org/").await;
}

fn member(name: &str, organisation: &str) -> Person {
    person(name).at(&format!("/org/{organisation}")).refused_in_any_words()
}
