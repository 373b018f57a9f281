//! Hear the news: a client that subscribes once, and returns the first few.

use std::time::Duration;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::client("client_listen", |stage| Box::pin(play(stage)));

/// The learner's `listen`, called with JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! call_client_listen {
    ($($module:ident)::+) => {
        $crate::Answer::Call(|args| Box::pin(async move {
            let url = args["url"].as_str().unwrap_or_default();
            let count = args["count"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
            $crate::Value::from($($module)::+::listen(url, count).await)
        }))
    };
}

async fn play(stage: &mut Harness) {
    let quick =
        Rules { goodbye: true, script: |arrival| news(arrival, &["Rain at noon"], Duration::ZERO), ..Rules::default() };
    stage.run("one piece of news", "listen(url, 1)", json!({"count": 1}), quick, texts).await;

    let several =
        |arrival: &Arrival| news(arrival, &["Rain", "Sun", "Rain", "Ünter ☂", "Rain", "Fog", "Snow"], Duration::ZERO);
    let rules = Rules { goodbye: true, script: several, ..Rules::default() };
    stage.run("five of seven, one of them three times", "listen(url, 5)", json!({"count": 5}), rules, texts).await;

    let slow = |arrival: &Arrival| news(arrival, &["First", "Second", "Third"], Duration::from_millis(700));
    let rules = Rules { goodbye: true, script: slow, ..Rules::default() };
    stage.run("the server pauses between three pieces", "listen(url, 3)", json!({"count": 3}), rules, texts).await;

    let rules = Rules {
        goodbye: true,
        letting_in: Duration::from_millis(800),
        script: |arrival| news(arrival, &["At last", "And more"], Duration::ZERO),
        ..Rules::default()
    };
    stage
        .run("the server takes its time before it lets anybody in", "listen(url, 2)", json!({"count": 2}), rules, texts)
        .await;
}

/// What a first subscription brings.
fn news(arrival: &Arrival, texts: &'static [&str], between: Duration) -> Vec<Deed> {
    if arrival.event != "subscribe" || arrival.nth > 1 {
        return Vec::new();
    }
    texts.iter().flat_map(|text| [Deed::Pause(between), Deed::Emit("news", json!({"text": text}))]).collect()
}

fn texts(returned: &Value, _took: Duration) -> Vec<String> {
    vec![format!("returns {returned}")]
}
