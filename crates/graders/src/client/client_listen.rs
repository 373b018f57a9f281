//! Hear the news: a client that subscribes once, and returns the first few.

use std::time::Duration;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::client("client_listen", |stage| Box::pin(play(stage)));

/// The learner's `listen`, called with JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! call_client_listen {
    ($($module:ident)::+) => {
        $crate::Answer::Call(|args| $crate::here(move || async move {
            let url = args["url"].as_str().unwrap_or_default();
            let count = args["count"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
            $crate::listed($($module)::+::listen(url, count).await)
        }))
    };
}

async fn play(stage: &mut Harness) {
    let quick = Rules { script: |arrival| news(arrival, &["Rain at noon"], Duration::ZERO), ..Rules::default() };
    let several = Rules {
        script: |arrival| news(arrival, &["Rain", "Sun", "Rain", "Ünter ☂", "Rain", "Fog", "Snow"], Duration::ZERO),
        ..Rules::default()
    };
    let slow = Rules {
        script: |arrival| news(arrival, &["First", "", "  Third\n"], Duration::from_millis(700)),
        ..Rules::default()
    };
    let hesitant = Rules {
        letting_in: Duration::from_millis(1_200),
        script: |arrival| news(arrival, &["At last", "And more"], Duration::ZERO),
        ..Rules::default()
    };
    let runs = [
        ("one piece of news", 1, quick),
        ("five of seven, one of them three times", 5, several),
        ("the server pauses between three pieces, one of them empty", 3, slow),
        ("the server takes its time before it lets anybody in", 2, hesitant),
    ];
    stage.side_by_side(runs.map(|(title, count, rules)| listen(title, count, rules)).into()).await;
}

/// The server that `run` offers, and the call that it makes.
pub(crate) fn meeting() -> (Rules, Value) {
    let script =
        |arrival: &Arrival| news(arrival, &["Rain at noon", "Sun at two", "Fog at night"], Duration::from_secs(1));
    (Rules { script, ..Rules::default() }, json!({"count": 3}))
}

fn listen(title: &str, count: usize, rules: Rules) -> FunctionCall {
    FunctionCall {
        title: title.to_owned(),
        asked: format!("listen(url, {count})"),
        args: json!({"count": count}),
        rules: Rules { goodbye: true, ..rules },
        describe: Box::new(|returned, _| vec![format!("returns {returned}")]),
    }
}

/// What a first subscription brings.
fn news(arrival: &Arrival, texts: &'static [&str], between: Duration) -> Vec<Reaction> {
    if arrival.event != "subscribe" || arrival.nth > 1 {
        return Vec::new();
    }
    texts.iter().flat_map(|text| [Reaction::Pause(between), Reaction::Emit("news", json!({"text": text}))]).collect()
}
