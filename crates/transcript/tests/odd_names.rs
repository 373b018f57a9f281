//! Events may be called anything, and say anything: what is written is read back as the same.

use serde_json::{Value, json};
use transcript::{
    Act, Body, FUNCTION, Fault, Heard, NAMESPACES, READER, RUNTIME, SERVER, Sent, Sound, Step, Transcript,
};

const NAMES: [&str; 26] = [
    "say",
    "",
    " ",
    "ack",
    "ack of say",
    "ack of",
    "refused",
    "connected",
    "disconnected",
    "disconnects",
    "is cut off",
    "the frame",
    "json",
    "/news",
    "two words",
    "a → b",
    "a ← b ·",
    "say ×20",
    "say 1..20",
    "…",
    "say …",
    "\"quoted\"",
    "\u{1b}[31m\u{0}",
    "line\nbreak\r",
    "say, asking for an ack",
    "connection 1: join",
];

fn values() -> Vec<Value> {
    let texts = ["", "1..20", "page 3..8", "×20", "x ×20", ", asking for an ack", " …", "\n   bob ← said 1", "é🦀"];
    let mut values: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    values.extend([
        json!(null),
        json!(7),
        json!(-0.5),
        json!(1e300),
        json!({"a": [1, {"b": "1..9"}]}),
        json!([]),
        json!("json {}"),
    ]);
    values
}

fn sounds(name: &str, client: bool) -> Vec<Sound> {
    let mut all = vec![Sound::event(name, vec![]), Sound::ack(name, vec![]), Sound::Prose(name.to_owned())];
    all.extend([Sound::Event { name: name.to_owned(), args: None }, Sound::Ack { of: name.to_owned(), args: None }]);
    all.extend([Sound::Namespace(name.to_owned()), Sound::Returned(json!(name))]);
    all.push(Sound::Page { status: name.to_owned(), body: Body::Text(name.to_owned()) });
    for value in values() {
        all.push(Sound::event(name, vec![value.clone()]));
        all.push(Sound::event(name, vec![value.clone(), value.clone()]));
        all.push(Sound::ack(name, vec![value.clone()]));
        all.push(Sound::Refused(value.clone()));
        all.push(Sound::Page { status: "200".to_owned(), body: Body::Json(value) });
    }
    for sound in if client { all.clone() } else { vec![Sound::event(name, vec![json!(name)])] } {
        all.push(Sound::Elsewhere { namespace: "/news".to_owned(), sound: Box::new(sound.clone()) });
        all.push(Sound::Connection { number: 2, sound: Box::new(sound.clone()) });
        all.push(Sound::Times { sound: Box::new(sound.clone()), count: 20 });
        all.push(Sound::Run { first: Box::new(sound), last: 20 });
    }
    all
}

fn acts(name: &str) -> Vec<Act> {
    let mut all = vec![Act::Prose(name.to_owned()), Act::Call(name.to_owned()), Act::Frame(name.to_owned())];
    all.extend([Act::Disconnects, Act::Closes, Act::CutOff, Act::GoesAway, Act::ComesBack]);
    all.push(Act::Connects { auth: None });
    all.extend([Act::Get { path: name.to_owned() }, Act::Probe { room: name.to_owned() }]);
    let body = [Body::Text(name.to_owned()), Body::Text(String::new()), Body::Json(json!({"a": name}))];
    all.extend(body.map(|body| Act::Post { path: "/news".to_owned(), body }));
    all.push(Act::Post { path: name.to_owned(), body: Body::Json(json!(1)) });
    for payload in values() {
        let event = name.to_owned();
        all.push(Act::Connects { auth: Some(payload.clone()) });
        all.push(Act::Acknowledges { event: event.clone(), payload: payload.clone() });
        all.extend([false, true].map(|asks| Act::Emits { event: event.clone(), payload: payload.clone(), asks }));
    }
    for act in all.clone() {
        all.push(Act::Burst { first: Box::new(act), count: 20 });
    }
    all
}

#[test]
fn whatever_is_heard_or_done_is_read_back_as_it_was_written() {
    for client in ["bob (phone)", FUNCTION, SERVER, READER, NAMESPACES, RUNTIME] {
        for name in NAMES {
            for sound in sounds(name, client.starts_with("bob")) {
                let heard = vec![Heard { client: client.to_owned(), sounds: vec![sound] }];
                reads_back(&Step { title: "bob types".to_owned(), heard, ..Step::default() });
            }
            for act in acts(name) {
                let sent = vec![Sent { client: client.to_owned(), act }];
                reads_back(&Step { title: "bob types".to_owned(), sent, ..Step::default() });
            }
        }
    }
}

fn reads_back(step: &Step) {
    let transcript = Transcript { steps: vec![step.clone()] };
    let text = transcript.to_string();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert_eq!(text.parse().as_ref(), Ok(&transcript), "{text}");
    let json = serde_json::to_string(&transcript).expect("JSON");
    assert_eq!(serde_json::from_str::<Transcript>(&json).expect("a transcript"), transcript, "{json}");
}

#[test]
fn an_event_called_like_an_ack_is_written_otherwise() {
    let (event, ack) = (Sound::event("ack of say", vec![json!(1)]), Sound::ack("say", vec![json!(1)]));
    assert_eq!((event.to_string().as_str(), ack.to_string().as_str()), ("\"ack of say\" 1", "ack of say 1"));
}

#[test]
fn a_fault_stands_behind_all_that_was_heard() {
    let heard = vec![Heard { client: "bob".to_owned(), sounds: vec![Sound::event("! the server", vec![])] }];
    let step = Step { title: "a  b".to_owned(), heard, fault: Some(Fault::Ended), ..Step::default() };
    let transcript = Transcript { steps: vec![step] };
    assert_eq!(transcript.to_string().parse(), Ok(transcript));
}
