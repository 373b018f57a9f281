//! Come back, and come back in: a client that survives its connections, and gives up in the end.

use std::time::Duration;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::client("client_rejoin", |stage| Box::pin(play(stage)));

/// The learner's `follow`, called with JSON. What it passes on is told as it comes, and returned in the end.
#[doc(hidden)]
#[macro_export]
macro_rules! call_client_rejoin {
    ($($module:ident)::+) => {
        $crate::Answer::Call(|args| Box::pin(async move {
            let url = args["url"].as_str().unwrap_or_default();
            let rooms: Vec<&str> = args["rooms"].as_array().into_iter().flatten().filter_map(|r| r.as_str()).collect();
            let attempts = args["attempts"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
            let delay = ::std::time::Duration::from_millis(args["delay"].as_u64().unwrap_or_default());
            let retry = $($module)::+::Retry { attempts, delay };
            let since = ::std::time::Instant::now();
            let heard = $crate::collect(|heard| $($module)::+::follow(url, &rooms, retry, heard)).await;
            let mut object = $crate::Value::default();
            object["heard"] = $crate::Value::from(heard);
            // Measured here: whoever waits between tries cannot be sooner.
            object["waited"] = $crate::Value::from(since.elapsed() >= delay * attempts.saturating_sub(1));
            object
        }))
    };
}

const DELAY: Duration = Duration::from_millis(150);

async fn play(stage: &mut Harness) {
    // It is there, it goes, it comes back; in the end it lets nobody in, so that the function returns.
    let ends = Rules {
        delay: DELAY,
        letting_in: Duration::from_millis(30),
        welcomes: &[Welcome::In, Welcome::In, Welcome::In, Welcome::In, Welcome::Refused],
        script: |a| match a.connection {
            1 => says_then(a, 2, "Soup!", 1, Deed::Cut),
            2 => says_then(a, 2, "Again soup ☂", 2, Deed::Disconnect),
            3 => says_then(a, 2, "Soup!", 3, Deed::Cut),
            _ => says_then(a, 2, "Good night", 4, Deed::Disconnect),
        },
        ..Rules::default()
    };
    follow(stage, "cut, disconnected, cut, disconnected, and then refused", &["kitchen", "wine cellar"], 3, ends).await;

    // Every success starts the counting anew: two in a row, and not two in all.
    let now_and_then = Rules {
        delay: DELAY,
        welcomes: &[
            Welcome::Refused,
            Welcome::In,
            Welcome::Refused,
            Welcome::In,
            Welcome::Refused,
            Welcome::In,
            Welcome::Refused,
        ],
        script: |a| match a.connection {
            2 => says_then(a, 1, "one", 1, Deed::Cut),
            4 => says_then(a, 1, "two", 2, Deed::Disconnect),
            _ => says_then(a, 1, "three", 3, Deed::Cut),
        },
        ..Rules::default()
    };
    follow(stage, "refused and let in by turns", &["hall"], 2, now_and_then).await;

    // The port is closed for a while, and the same port is open again later.
    let restarts = Rules {
        delay: DELAY,
        welcomes: &[Welcome::In, Welcome::In, Welcome::Refused],
        script: |a| match a.connection {
            1 => says_then(a, 3, "before", 1, Deed::Away(Duration::from_millis(400))),
            _ => says_then(a, 3, "after", 2, Deed::Disconnect),
        },
        ..Rules::default()
    };
    follow(stage, "the server restarts", &["a", "b", "c"], 6, restarts).await;

    let refused = Rules { delay: DELAY, welcomes: &[Welcome::Refused], ..Rules::default() };
    follow(stage, "nobody is ever let in", &["hall"], 4, refused).await;
    // Ten times the delay of the others: no machine is as slow as somebody who waits for it first.
    let prompt = Rules { welcomes: &[Welcome::Refused], prompt: DELAY * 10, ..Rules::default() };
    follow_apart(stage, "one try is made, and at once", &["hall"], 1, DELAY * 10, prompt).await;
    let nobody = Rules { listens: false, delay: DELAY, ..Rules::default() };
    follow(stage, "there is no server at all", &["hall"], 3, nobody).await;
}

/// Once all rooms are joined: something is said, and when it has been passed on, the connection ends.
fn says_then(arrival: &Arrival, rooms: usize, text: &str, passed_on: usize, end: Deed) -> Vec<Deed> {
    if arrival.event != "join" || arrival.nth != rooms {
        return Vec::new();
    }
    let said = json!({"room": arrival.payload["room"], "text": text});
    vec![Deed::Emit("said", said), Deed::PassedOn(passed_on), end]
}

async fn follow(stage: &mut Harness, title: &str, rooms: &[&str], attempts: u32, rules: Rules) {
    follow_apart(stage, title, rooms, attempts, DELAY, rules).await;
}

async fn follow_apart(stage: &mut Harness, title: &str, rooms: &[&str], attempts: u32, delay: Duration, rules: Rules) {
    let delay = u64::try_from(delay.as_millis()).unwrap_or_default();
    let asked = format!("follow(url, {rooms:?}, {attempts} attempts {delay} ms apart)");
    let args = json!({"rooms": rooms, "attempts": attempts, "delay": delay});
    let says = |returned: &Value, _took: Duration| {
        let mut lines = vec![format!("passes on {}", returned["heard"])];
        let waited = returned["waited"] == true;
        lines.push(if waited || rules.listens { "returns".to_owned() } else { "returns too early".to_owned() });
        lines
    };
    stage.run(title, &asked, args, rules, says).await;
}
