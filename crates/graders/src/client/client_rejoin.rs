//! Come back, and come back in: a client that survives its connections, and gives up in the end.

use std::time::Duration;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::client("client_rejoin", |stage| Box::pin(play(stage)));

/// The learner's `follow`, called with JSON. What it passes on is told as it comes, and returned in the end.
#[doc(hidden)]
#[macro_export]
macro_rules! call_client_rejoin {
    ($($module:ident)::+) => {
        $crate::Answer::Call(|args| $crate::here(move || async move {
            let url = args["url"].as_str().unwrap_or_default();
            let rooms: Vec<&str> = args["rooms"].as_array().into_iter().flatten().filter_map(|r| r.as_str()).collect();
            let attempts = args["attempts"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
            let delay = ::std::time::Duration::from_millis(args["delay"].as_u64().unwrap_or_default());
            let retry = $($module)::+::Retry { attempts, delay };
            let since = ::std::time::Instant::now();
            let heard = $crate::collect(&args, |heard| $($module)::+::follow(url, &rooms, retry, heard)).await;
            let mut object = $crate::Value::default();
            object["heard"] = $crate::Value::from(heard);
            // Measured here: whoever waits between tries cannot be sooner.
            object["waited"] = $crate::Value::from(since.elapsed() >= delay * attempts.saturating_sub(1));
            object["paused"] = $crate::Value::from(since.elapsed() >= delay * attempts);
            object
        }))
    };
}

const DELAY: Duration = Duration::from_millis(300);

async fn play(stage: &mut Harness) {
    // It is there, it goes, it comes back; in the end it goes for good, so that the function returns.
    let ends = Rules {
        delay: Some(DELAY),
        script: |a| match a.connection {
            1 => says_then(a, 2, "Soup!", 1, Reaction::Cut),
            2 => says_then(a, 2, " Again soup ☂ ", 2, Reaction::Disconnect),
            3 => says_then(a, 2, "", 3, Reaction::Cut),
            4 => says_then(a, 2, "Late soup", 4, Reaction::Disconnect),
            _ => says_then(a, 2, "Good night", 5, Reaction::Gone),
        },
        ..Rules::default()
    };
    // The third end: a server from which nothing comes any more, not even a ping.
    let fades = Rules {
        delay: Some(DELAY),
        ping: Some((Duration::from_millis(400), Duration::from_millis(400))),
        admissions: &[Admission::In, Admission::In, Admission::Refused],
        script: |a| match a.connection {
            1 => says_then(a, 1, "Soup!", 1, Reaction::FallSilent),
            _ => says_then(a, 1, "No soup.", 2, Reaction::Cut),
        },
        ..Rules::default()
    };
    // Every success starts the counting anew: two in a row, and not two in all.
    let now_and_then = Rules {
        delay: Some(DELAY),
        admissions: &[
            Admission::Refused,
            Admission::In,
            Admission::Refused,
            Admission::In,
            Admission::Refused,
            Admission::In,
            Admission::Refused,
        ],
        script: |a| match a.connection {
            2 => says_then(a, 1, "one", 1, Reaction::Cut),
            4 => says_then(a, 1, "two", 2, Reaction::Disconnect),
            _ => says_then(a, 1, "three", 3, Reaction::Cut),
        },
        ..Rules::default()
    };
    // The port is closed for a while, and the same port is open again later.
    let restarts = Rules {
        delay: Some(DELAY),
        admissions: &[Admission::In, Admission::In, Admission::Refused],
        script: |a| match a.connection {
            1 => says_then(a, 3, "before", 1, Reaction::Away(Duration::from_millis(600))),
            _ => says_then(a, 3, "after", 2, Reaction::Disconnect),
        },
        ..Rules::default()
    };
    let refused = Rules { delay: Some(DELAY), admissions: &[Admission::Refused], ..Rules::default() };
    let nobody = Rules { listens: false, delay: Some(DELAY), ..Rules::default() };
    let runs = vec![
        follow("cut, disconnected, cut, disconnected, and then gone", &["kitchen", "wine cellar"], 3, ends),
        follow("silent, cut, and then refused", &["kitchen"], 3, fades),
        follow("refused and let in by turns", &["hall"], 2, now_and_then),
        follow("the server restarts", &["a", "b", "c"], 4, restarts),
        follow("nobody is ever let in", &["hall"], 4, refused),
        follow("there is no server at all", &["hall"], 3, nobody),
    ];
    stage.side_by_side(runs).await;
}

/// The server that `run` offers, which cuts every connection after a while, and the call that it makes.
pub(crate) fn meeting() -> (Rules, Value) {
    let script = |arrival: &Arrival| {
        if arrival.event != "join" {
            return Vec::new();
        }
        let said = json!({"room": arrival.payload["room"], "text": "Soup!"});
        vec![Reaction::Emit("said", said), Reaction::Pause(Duration::from_secs(5)), Reaction::Cut]
    };
    (Rules { script, ..Rules::default() }, json!({"rooms": ["kitchen"], "attempts": 3, "delay": 1_000}))
}

/// Once all rooms are joined: something is said, and when it has been passed on, the connection ends.
fn says_then(arrival: &Arrival, rooms: usize, text: &str, passed_on: usize, end: Reaction) -> Vec<Reaction> {
    if arrival.event != "join" || arrival.nth != rooms {
        return Vec::new();
    }
    let said = json!({"room": arrival.payload["room"], "text": text});
    vec![Reaction::Emit("said", said), Reaction::PassedOn(passed_on), end]
}

fn follow(title: &str, rooms: &[&str], attempts: u32, rules: Rules) -> FunctionCall {
    let delay = u64::try_from(DELAY.as_millis()).unwrap_or_default();
    FunctionCall {
        title: title.to_owned(),
        asked: format!("follow(url, {rooms:?}, {attempts} attempts {delay} ms apart)"),
        args: json!({"rooms": rooms, "attempts": attempts, "delay": delay}),
        rules,
        describe: Box::new(move |returned, _| {
            // Where nobody listens, only the time tells how often it has tried.
            let off = match (rules.listens, returned["waited"] == true, returned["paused"] == true) {
                (false, false, _) => " too early",
                (false, true, true) => " too late: after a pause",
                _ => "",
            };
            vec![format!("passes on {}", returned["heard"]), format!("returns{off}")]
        }),
    }
}
