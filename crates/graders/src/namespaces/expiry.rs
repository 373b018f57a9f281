//! Until the token expires: everybody in the staff room has a time of her own, and may renew it.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("expiry", |stage| Box::pin(play(stage)))
    .twice()
    .entrance("/staff", r#"{"token": "good-for-3600000"}"#);

async fn play(stage: &mut Harness) {
    // Ends are a quarter of a second beside the steps, so that none is on their edge.
    stage.steps_last(500);
    for (what, auth) in [
        ("a token that is not valid", json!({"token": "good-for-ever"})),
        ("a token that is good for nothing", json!({"token": "good-for-0"})),
        ("no token", json!({"name": "mallory"})),
        ("a number as a token", json!({"token": 60_000})),
    ] {
        let mallory = person("mallory").at("/staff").auth(auth).shows_auth().label(&format!("mallory ({what})"));
        stage.enter(&format!("mallory comes with {what}"), [mallory]).await;
    }
    let renew = |client: &Client, token: &str| client.ask("renew", json!({"token": token}));
    let post = |client: &Client, what: &str| client.emit("post", json!({"text": what}));

    // Each has a time of her own.
    let title = "ada comes for 2.25 s, ben for nearly five minutes, cleo for 5.75 s";
    let [ada, ben, cleo] =
        stage.enter(title, [staff("ada", "2250"), staff("ben", "299750"), staff("cleo", "5750")]).await;
    stage.step("ada posts", post(&ada, "Kettle is on")).await;
    stage.step("ben posts", post(&ben, "Milk?")).await;
    stage.pass("half a second goes by", 500).await;
    stage.pass("ada's time is over", 500).await;
    stage.step("ben posts, and ada has gone", post(&ben, "Ada?")).await;
    stage.step("ada posts all the same", post(&ada, "One more thing")).await;

    // A renewal: the old end is none any more.
    stage.step("cleo renews for 4.25 s", renew(&cleo, "good-for-4250")).await;
    stage.pass("the time of cleo's first token goes by", 3_500).await;
    stage.pass("the time of cleo's second token is over", 500).await;

    // A shorter one counts as well, and at once.
    let [dan] = stage.enter("dan comes for an hour", [staff("dan", "3600000")]).await;
    stage.step("dan renews for 1.25 s", renew(&dan, "good-for-1250")).await;
    stage.pass("half a second of dan's time goes by", 500).await;
    stage.pass("dan's time is over", 500).await;

    // One that is not valid changes nothing.
    let [eva] = stage.enter("eva comes for 3.75 s", [staff("eva", "3750")]).await;
    stage.step("eva wants to renew with a token that is not valid", renew(&eva, "good-for-ever")).await;
    stage.step("eva posts", post(&eva, "Still here")).await;
    stage.step("eva wants to renew with an empty token", renew(&eva, "")).await;
    stage.pass("most of eva's time goes by", 1_500).await;
    stage.pass("eva's time is over", 500).await;

    // Several renewals: the last one counts.
    let [fay] = stage.enter("fay comes for 3.75 s", [staff("fay", "3750")]).await;
    stage.step("fay renews for 10.25 s", renew(&fay, "good-for-10250")).await;
    stage.step("fay renews again, for 20.25 s", renew(&fay, "good-for-20250")).await;
    stage.pass("the time of her first and of her second token goes by", 19_500).await;
    stage.pass("the time of fay's third token is over", 500).await;

    // Two windows with one token.
    let ida = |label: &str| staff("ida", "3250").label(label);
    stage.enter("ida comes with her phone, for 3.25 s", [ida("ida (phone)")]).await;
    stage.pass("half a second of ida's time goes by", 500).await;
    stage.enter("ida comes with her laptop, with the same token", [ida("ida (laptop)")]).await;
    stage.pass("a second and a half goes by", 1_500).await;
    stage.pass("the time of ida's phone is over", 500).await;
    stage.pass("another half second goes by", 500).await;
    stage.pass("the time of ida's laptop is over", 500).await;

    // On the same connection, with the same id.
    let [hal] = stage.enter("hal comes for 2.25 s", [staff("hal", "2250")]).await;
    stage.step("hal leaves /staff, and keeps the connection", hal.frame("41/staff,")).await;
    let back = r#"40/staff,{"token":"good-for-60250"}"#;
    stage.step("hal comes back on the same connection, for a minute", hal.frame(back)).await;
    stage.pass("hal's old time is nearly over", 500).await;
    stage.pass("hal's old time goes by", 500).await;
    stage.step("hal posts", post(&hal, "Back again")).await;
    stage.step("hal renews for 1.25 s", renew(&hal, "good-for-1250")).await;
    stage.pass("half a second of hal's new time goes by", 500).await;
    stage.pass("hal's new time is over", 500).await;

    let [gil] = stage.enter("gil comes for 2.25 s", [staff("gil", "2250")]).await;
    stage.step("gil's connection is cut", gil.cut()).await;
    stage.pass("gil's time goes by", 1_500).await;

    let [kim, lea] = stage.enter("", [staff("kim", "60250"), staff("lea", "150250")]).await;
    let burst = [&ben, &kim, &lea].map(|client| client.burst("post", 20, |n| json!({"n": n})));
    stage.step("ben, kim and lea post twenty times each, all at once", burst.concat()).await;
    // Not in one step: an answer may look at the clock twenty times a second.
    stage.pass("a minute and a half goes by, and with it kim's time", 90_000).await;
    stage.pass("another one, and with it lea's time", 90_000).await;
    // 230 s have gone; ben came after two.
    stage.pass("ben's time is nearly over", 71_500).await;
    stage.pass("ben's time is over", 500).await;
    let [ben] = stage.enter("ben comes again", [staff("ben", "3600000").label("ben (again)")]).await;
    stage.step("ben posts, and is alone", post(&ben, "Hello?")).await;
}

/// Somebody with a token that is good for so many milliseconds.
fn staff(name: &str, millis: &str) -> Person {
    person(name).at("/staff").auth(json!({"token": format!("good-for-{millis}")})).raw()
}
