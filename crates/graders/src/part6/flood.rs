//! Slow down: ten in any second, for each connection by itself. Several people keep their own time, side by side.

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::server("flood", |stage| Box::pin(play(stage))).exact_text().real_time();

async fn play(stage: &mut Harness) {
    let people = [
        // A burst, and more within the same second: neither a bucket that refills nor a window that starts anew.
        person("amir").raw(),
        // One, then nine, then ten: the first is more than a second old by then, the nine are not.
        person("bella").raw(),
        // Two connections of one person, each within the limit.
        person("carla").label("carla (phone)").raw(),
        person("carla").label("carla (laptop)").raw(),
        // Somebody who speaks all the time, and never too much.
        person("dora").raw(),
        person("emil"),
    ];
    let people = people.map(|person| stage.prepare(person));
    // Not `enter`: in real time, its second would be one that everybody waits for.
    stage.at_once("everybody connects", people.map(Client::connect)).await;
    let [amir, bella, phone, laptop, dora, _] = people;
    let says = |who: &Client, times: u32, text: &str| who.ask_burst("say", times, |_| json!({"text": text}));

    let start = [
        says(&amir, 15, "Hey!"),
        says(&bella, 1, "One."),
        says(&phone, 10, "From the train."),
        says(&laptop, 10, "From home."),
        says(&dora, 4, "Steady."),
    ];
    stage.at("at first, amir says 15 things, bella 1, carla 10 and 10, dora 4", 0, start.concat()).await;
    let half = [says(&amir, 5, "Hey!"), says(&dora, 4, "Steady.")];
    stage.at("after 0.55 s, amir says 5 more, dora 4", 550, half.concat()).await;
    let before = [says(&amir, 5, "Hey!"), says(&bella, 9, "Nine."), says(&laptop, 1, "Wait!")];
    stage.at("after 0.85 s, amir says 5 more, bella 9, carla's laptop 1", 850, before.concat()).await;
    let after = [says(&bella, 10, "Ten."), says(&dora, 4, "Steady.")];
    stage.at("after 1.3 s, bella says 10 more, dora 4", 1_300, after.concat()).await;
    let again = [says(&amir, 11, "Here I am."), says(&phone, 10, "Arrived."), says(&bella, 10, "Anew.")];
    stage.at("after 2.5 s, amir says 11 things, carla's phone 10, bella 10", 2_500, again.concat()).await;
}
