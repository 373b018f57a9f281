//! To the whole house: one announcement, four namespaces.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("announce_everywhere", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    let [vera, milo] = stage.connect(["vera", "milo"]).await;
    let [carl, cora, nora, nick, ada] = stage
        .enter(
            "",
            [
                person("carl").at("/chat"),
                person("cora").at("/chat"),
                person("nora").at("/news"),
                person("nick").at("/news"),
                person("ada").at("/admin"),
            ],
        )
        .await;
    stage.step("cora announces on /chat", cora.emit("announce", text("Cake!"))).await;
    stage
        .step(
            "vera announces at the front door, and nick on /news",
            [vera.emit("announce", text("Visitors first!")), nick.emit("announce", text("Extra!"))],
        )
        .await;

    let [ari] = stage.enter("", [person("ari").at("/admin")]).await;
    stage.step("ada announces on /admin", ada.emit("announce", text("We close at six"))).await;
    let any = [json!(6), json!(null)].map(|payload| ada.emit("announce", payload));
    stage.step("ada announces again, a number and null this time", any).await;

    stage.step("milo, carl and nick leave", [milo.leave(), carl.leave(), nick.leave()]).await;
    let [_] = stage.connect(["viktor"]).await;
    let [nele] = stage.enter("", [person("nele").at("/news")]).await;
    stage
        .step(
            "ari announces, after viktor and nele came",
            ari.emit("announce", json!({"text": "Open again", "by": "ari"})),
        )
        .await;
    stage.step("vera and cora leave", [vera.leave(), cora.leave()]).await;
    stage.step("ada announces to those who are left", ada.emit("announce", text("Good night"))).await;

    stage.step("nora leaves", nora.leave()).await;
    let [abel] = stage.enter("", [person("abel").at("/admin")]).await;
    let burst = [
        ada.burst("announce", 20, |n| json!(format!("a{n}"))),
        ari.burst("announce", 20, |n| json!(format!("i{n}"))),
        abel.burst("announce", 20, |n| json!(format!("e{n}"))),
        vec![nele.emit("announce", json!("mine"))],
    ];
    stage.step("ada, ari and abel announce 20 times each, nele once on /news", burst.concat()).await;
}

fn text(text: &str) -> Value {
    json!({"text": text})
}
