//! Ask, and do not wait for ever: every end that a question can have.

use std::time::Duration;

use grading::scene::*;

pub(crate) const GRADER: Grader = Grader::client("client_ask", |stage| Box::pin(play(stage)));

/// The learner's `ask`, called with JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! call_client_ask {
    ($($module:ident)::+) => {
        $crate::Answer::Call(|args| $crate::here(move || async move {
            let text = |key: &str| args[key].as_str().unwrap_or_default().to_owned();
            let timeout = ::std::time::Duration::from_millis(args["timeout"].as_u64().unwrap_or_default());
            let since = ::std::time::Instant::now();
            let answer = $($module)::+::ask(&text("url"), &text("question"), timeout).await;
            let (end, said) = match answer {
                Ok(text) => ("answer", text),
                Err($($module)::+::AskError::Refused(why)) => ("refused", why),
                Err($($module)::+::AskError::Connection(why)) => ("connection", why),
                // Measured here: it must not be sooner.
                Err($($module)::+::AskError::Timeout) if since.elapsed() < timeout => ("timeout", "too early".to_owned()),
                Err($($module)::+::AskError::Timeout) => ("timeout", String::new()),
            };
            let mut object = $crate::Value::default();
            object[end] = $crate::Value::from(said);
            object
        }))
    };
}

/// Long enough for any machine, where the time-out is not what the step is about.
const LONG: u64 = 3_000;
const SHORT: u64 = 400;
/// So much later than the time-out, nobody was bound by it.
const MUCH_LATER: Duration = Duration::from_millis(1_000);

async fn play(stage: &mut Harness) {
    let answers = Rules { script: answer, ..Rules::default() };
    let refuses =
        Rules { script: |a| on_ask(a, Reaction::Ack(json!({"error": "That is private."}))), ..Rules::default() };
    let shrugs = Rules { script: |a| on_ask(a, Reaction::Ack(json!({"error": ""}))), ..Rules::default() };
    let thinks = Rules {
        letting_in: Duration::from_millis(300),
        script: |a| {
            [on_ask(a, Reaction::Pause(Duration::from_millis(1_200))), on_ask(a, Reaction::Ack(json!({"answer": ""})))]
                .concat()
        },
        ..Rules::default()
    };
    let shut = Rules { admissions: &[Admission::Refused], ..Rules::default() };
    let nobody = Rules { listens: false, ..Rules::default() };
    let hangs_up = Rules { script: |a| on_ask(a, Reaction::Disconnect), returns: false, ..Rules::default() };
    // Whether the client comes back is its own affair, as long as it does not ask again.
    let cut = Rules {
        script: |a| if a.connection > 1 { answer(a) } else { on_ask(a, Reaction::Cut) },
        returns: false,
        ..Rules::default()
    };
    let dawdles = Rules {
        letting_in: Duration::from_millis(800),
        script: |a| [on_ask(a, Reaction::Pause(Duration::from_millis(1_100))), answer(a)].concat(),
        ..Rules::default()
    };
    let dumb = Rules { mute: true, ..Rules::default() };
    let mute = Rules { admissions: &[Admission::Silence], ..Rules::default() };
    let runs = vec![
        ask("the server answers", "2 + 2?", LONG, answers, says),
        ask("it answers another question", " Ærlig \"talt\"? ☂ ", LONG, answers, says),
        ask("the server refuses to answer", "How old are you?", LONG, refuses, says),
        ask("the server refuses without a word", "Why not?", LONG, shrugs, says),
        ask("the server takes its time, and answers with an empty text", "And slowly?", LONG, thinks, says),
        ask("the server never answers", "Is anybody there?", SHORT, Rules::default(), says),
        ask("the server lets nobody in", "May I?", LONG, shut, says),
        ask("there is no server", "Hello?", LONG, nobody, says),
        ask("the server disconnects instead of answering", "Still there?", 900, hangs_up, lost),
        ask("the connection is cut while it waits", "Once only?", 900, cut, lost),
        ask("the server neither lets it in nor refuses", "May I come in?", SHORT, mute, says),
        // Each of the two alone would be in time.
        ask("the server is slow to let it in, and slow to answer", "Both of it?", 1_500, dawdles, says),
        // Last: whoever waits for it never returns.
        ask("the port is open, and nothing comes out of it", "Is this a server?", SHORT, dumb, says),
    ];
    stage.side_by_side(runs).await;
}

/// The server that `run` offers, and the call that it makes.
pub(crate) fn meeting() -> (Rules, Value) {
    (Rules { script: answer, ..Rules::default() }, json!({"question": "2 + 2?", "timeout": LONG}))
}

fn ask(title: &str, question: &str, timeout: u64, rules: Rules, result: fn(&Value) -> String) -> FunctionCall {
    let bound = Duration::from_millis(timeout) + MUCH_LATER;
    FunctionCall {
        title: title.to_owned(),
        asked: format!("ask(url, {question:?}, {timeout} ms)"),
        args: json!({"question": question, "timeout": timeout}),
        rules,
        describe: Box::new(move |returned, took| {
            let late = if took > bound { ", much too late" } else { "" };
            vec![format!("returns {}{late}", result(returned))]
        }),
    }
}

fn answer(arrival: &Arrival) -> Vec<Reaction> {
    let question = arrival.payload["question"].as_str().unwrap_or("nothing");
    on_ask(arrival, Reaction::Ack(json!({"answer": format!("You asked: {question}")})))
}

fn on_ask(arrival: &Arrival, reaction: Reaction) -> Vec<Reaction> {
    if arrival.event == "ask" { vec![reaction] } else { Vec::new() }
}

fn says(returned: &Value) -> String {
    let text = |key: &str| returned[key].as_str();
    if let Some(answer) = text("answer") {
        format!("Ok({answer:?})")
    } else if let Some(why) = text("refused") {
        format!("Refused({why:?})")
    } else if text("connection").is_some() {
        // In the learner's words.
        "Connection(<text>)".to_owned()
    } else {
        match text("timeout") {
            Some("") => "Timeout".to_owned(),
            _ => "Timeout, too early".to_owned(),
        }
    }
}

/// A lost connection may be told as that, or as nothing in time.
fn lost(returned: &Value) -> String {
    match says(returned).as_str() {
        "Connection(<text>)" | "Timeout" => "Connection or Timeout".to_owned(),
        other => other.to_owned(),
    }
}
