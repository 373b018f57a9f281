//! Slow down: ten in any second, for each connection by itself. Several people keep their own time, side by side.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("flood", |stage| Box::pin(play(stage))).exact_text().real_time();

async fn play(stage: &mut Harness) {
    let people = [
        // A burst, and more within the same second: neither a bucket that refills nor a window that starts anew.
        person("amir").raw(),
        // The same two thirds of a second later, so that a window starts anew for one of the two, whenever that is.
        person("bella").raw(),
        // One, then nine, then ten: the first is more than a second old by then, the nine are not.
        person("chen").raw(),
        // Two connections of one person, each within the limit.
        person("dora").label("dora (phone)").raw(),
        person("dora").label("dora (laptop)").raw(),
        // Somebody who speaks all the time, and never too much.
        person("emil").raw(),
        person("fay"),
        // Ten, and more when most of a second has gone: a window has to be a whole one.
        person("gus").raw(),
    ];
    let people = people.map(|person| stage.prepare(person));
    // Not `enter`: in real time, its second would be one that everybody waits for.
    stage.at_once("everybody connects", people.map(Client::connect)).await;
    let [amir, bella, chen, phone, laptop, emil, _, gus] = people;
    let says = |who: &Client, times: u32, text: &str| who.ask_burst("say", times, |_| json!({"text": text}));

    // Any payload will do, and emil and chen send others than objects.
    let plain = |who: &Client, times: u32, payload: Value| who.ask_burst("say", times, |_| payload.clone());

    // Between two moments that matter to somebody lie 0.65 s or 1.3 s: either way a third of a second from the second. To
    // gus 0.85 s matters: in the middle between the second and the 0.7 s that are still no second.
    let first = [
        says(&amir, 12, "Hey!"),
        plain(&chen, 1, json!(["One.", 1])),
        says(&phone, 10, "From the train."),
        says(&laptop, 10, "From home."),
        plain(&emil, 4, json!("Steady.")),
        says(&gus, 10, "At once."),
    ];
    stage.at("at first, amir says 12 things, chen 1, dora 10 and 10, emil 4, gus 10", 0, first.concat()).await;
    let second = [
        says(&amir, 5, "Hey!"),
        says(&bella, 10, "My turn."),
        plain(&chen, 9, json!(["Nine.", 9])),
        says(&laptop, 1, "Wait!"),
        plain(&emil, 4, json!("Steady.")),
    ];
    let title = "after 0.65 s, amir says 5 things, bella 10, chen 9, dora's laptop 1, emil 4";
    stage.at(title, 650, second.concat()).await;
    stage.at("after 0.85 s, gus says 5 things", 850, says(&gus, 5, "Nearly a second.")).await;
    let third = [says(&bella, 5, "My turn."), plain(&chen, 10, json!(null)), plain(&emil, 4, json!("Steady."))];
    stage.at("after 1.3 s, bella says 5 things, chen 10, emil 4", 1_300, third.concat()).await;
    let last = [says(&amir, 32, "Here I am."), plain(&chen, 10, json!(["Anew.", 10])), says(&phone, 10, "Arrived.")];
    stage.at("after 2.6 s, amir says 32 things, chen 10, dora's phone 10", 2_600, last.concat()).await;
}
