//! Reading a line of a transcript: what stands behind the arrow.
//!
//! A line that was recorded is read here and nowhere else. What reads as nothing in particular is prose.

use serde_json::{Deserializer, Value};

use super::{ASKS, NO_ARGUMENT, NO_BODY, TYPED, UNSAID, WITH_AUTH, WITHOUT_AUTH, fold, is_plain};
use crate::{Act, Args, Body, FUNCTION, NAMESPACES, READER, REDIS, RUNTIME, SERVER, Sound};

/// What `who` did.
pub(crate) fn act(who: &str, line: &str) -> Act {
    if let Some(act) = line.strip_prefix(TYPED).and_then(|typed| serde_json::from_str(typed).ok()) {
        return act;
    }
    let known = match who {
        FUNCTION => Some(Act::Call(line.to_owned())),
        SERVER => line.strip_prefix("probe into the room ").and_then(|room| serde_json::from_str(room).ok()).map(probe),
        READER => match times(line) {
            Some((first, count)) => request(first).map(|first| Act::Burst { first: Box::new(first), count }),
            None => request(line),
        },
        REDIS if line == "goes away" => Some(Act::GoesAway),
        REDIS if line == "comes back" => Some(Act::ComesBack),
        _ => match times(line) {
            Some((first, count)) => Some(Act::Burst { first: Box::new(client_act(first)), count }),
            None => Some(client_act(line)),
        },
    };
    known.unwrap_or_else(|| Act::Prose(line.to_owned()))
}

/// What a reader asks for or posts.
fn request(line: &str) -> Option<Act> {
    if let Some(path) = line.strip_prefix("GET ") {
        return Some(Act::Get { path: path.to_owned() });
    }
    let post = line.strip_prefix("POST ")?;
    if let Some(path) = post.strip_suffix(NO_BODY) {
        return Some(Act::Post { path: path.to_owned(), body: Body::Text(String::new()) });
    }
    let (path, body) = post.split_once(' ')?;
    Some(Act::Post { path: path.to_owned(), body: Body::read(body) })
}

fn connects(auth: Value) -> Act {
    Act::Connects { auth: Some(auth) }
}

fn probe(room: String) -> Act {
    Act::Probe { room }
}

fn client_act(line: &str) -> Act {
    let act = match line {
        "disconnects" => Some(Act::Disconnects),
        "closes the WebSocket" => Some(Act::Closes),
        "is cut off" => Some(Act::CutOff),
        WITHOUT_AUTH => Some(Act::Connects { auth: None }),
        _ => line.strip_prefix(WITH_AUTH).and_then(|auth| serde_json::from_str(auth).ok()).map(connects),
    };
    let framed = || line.strip_prefix("the frame ").map(|text| Act::Frame(text.to_owned()));
    let acknowledged = || {
        let (event, payload) = event_and_payload(line.strip_prefix("ack of ")?)?;
        Some(Act::Acknowledges { event, payload })
    };
    let emitted = || {
        let (words, asks) = line.strip_suffix(ASKS).map_or((line, false), |words| (words, true));
        let (event, payload) = event_and_payload(words)?;
        Some(Act::Emits { event, payload, asks })
    };
    act.or_else(framed).or_else(acknowledged).or_else(emitted).unwrap_or_else(|| Act::Prose(line.to_owned()))
}

fn event_and_payload(line: &str) -> Option<(String, Value)> {
    match words(line)? {
        (event, Some(args)) => Some((event, <[Value; 1]>::try_from(args).ok()?.into_iter().next()?)),
        (_, None) => None,
    }
}

/// What `who` heard.
pub(crate) fn sound(who: &str, line: &str) -> Sound {
    if let Some(sound) = line.strip_prefix(TYPED).and_then(|typed| serde_json::from_str(typed).ok()) {
        return sound;
    }
    let known = match who {
        FUNCTION => serde_json::from_str(line).ok().map(Sound::Returned),
        SERVER => connection(line),
        READER => match (times(line), fold::read_run(line)) {
            (Some((once, count)), _) => page(once).map(|once| Sound::Times { sound: Box::new(once), count }),
            (None, Some((first, last))) => page(&first).map(|first| Sound::Run { first: Box::new(first), last }),
            (None, None) => page(line),
        },
        NAMESPACES => Some(Sound::Namespace(line.to_owned())),
        RUNTIME => Some(Sound::Prose(line.to_owned())),
        _ => Some(match times(line) {
            Some((once, count)) => Sound::Times { sound: Box::new(once_or_run(once)), count },
            None => once_or_run(line),
        }),
    };
    known.unwrap_or_else(|| Sound::Prose(line.to_owned()))
}

fn connection(line: &str) -> Option<Sound> {
    let (number, what) = line.strip_prefix("connection ")?.split_once(": ")?;
    Some(Sound::Connection { number: number.parse().ok()?, sound: Box::new(event_or_prose(what)) })
}

fn page(line: &str) -> Option<Sound> {
    let (status, body) = line.split_once(' ')?;
    let body = serde_json::from_str(body).ok()?;
    let code = status.len() == 3 && status.bytes().all(|c| c.is_ascii_digit());
    code.then(|| Sound::Page { status: status.to_owned(), body: Body::Json(body) })
}

fn once_or_run(line: &str) -> Sound {
    match fold::read_run(line) {
        Some((first, last)) => Sound::Run { first: Box::new(message(&first)), last },
        None => message(line),
    }
}

/// What a client hears.
fn message(line: &str) -> Sound {
    match line {
        "connected" => return Sound::Connected,
        "disconnected" => return Sound::Disconnected,
        _ => {}
    }
    if let Some(why) = line.strip_prefix("refused ").and_then(|why| serde_json::from_str(why).ok()) {
        return Sound::Refused(why);
    }
    if line.starts_with('/')
        && let Some((namespace, rest)) = line.split_once(' ')
    {
        return Sound::Elsewhere { namespace: namespace.to_owned(), sound: Box::new(message(rest)) };
    }
    match line.strip_prefix("ack of ").and_then(words) {
        Some((of, args)) => Sound::Ack { of, args },
        None => event_or_prose(line),
    }
}

fn event_or_prose(line: &str) -> Sound {
    match words(line) {
        Some((name, args)) => Sound::Event { name, args },
        None => Sound::Prose(line.to_owned()),
    }
}

/// An event's name and its arguments.
fn words(line: &str) -> Option<(String, Args)> {
    let (name, rest) = if line.starts_with('"') {
        let mut values = Deserializer::from_str(line).into_iter::<String>();
        let name = values.next()?.ok()?;
        (name, &line[values.byte_offset()..])
    } else {
        let (name, rest) = line.split_at(line.find(' ')?);
        (is_plain(name).then(|| name.to_owned())?, rest)
    };
    let args = match rest {
        UNSAID => None,
        NO_ARGUMENT => Some(Vec::new()),
        _ => {
            let args = rest.strip_prefix(' ')?;
            let args: Result<Vec<Value>, _> = Deserializer::from_str(args).into_iter().collect();
            Some(args.ok().filter(|args| !args.is_empty())?)
        }
    };
    Some((name, args))
}

/// A line without its "×20", and the number.
fn times(line: &str) -> Option<(&str, u64)> {
    let (once, count) = line.rsplit_once(" ×")?;
    let plain = !count.starts_with('0') && count.bytes().all(|c| c.is_ascii_digit());
    Some((once, count.parse().ok().filter(|count| plain && *count > 1)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_client_did_is_told_from_its_line() {
        let emits = |asks| Act::Emits { event: "say".into(), payload: json!({"n": 1}), asks };
        assert_eq!(act("bob", "say {\"n\":1}"), emits(false));
        assert_eq!(act("bob", "say {\"n\":1}, asking for an ack"), emits(true));
        let burst = Act::Burst { first: Box::new(emits(true)), count: 20 };
        assert_eq!(act("bob", "say {\"n\":1}, asking for an ack ×20"), burst);
        assert_eq!(act("bob", "is cut off"), Act::CutOff);
        assert_eq!(act("bob", "the frame 42[1]"), Act::Frame("42[1]".into()));
        assert_eq!(act("bob", "ack of vote true"), Act::Acknowledges { event: "vote".into(), payload: json!(true) });
        assert_eq!(act(SERVER, "probe into the room \"a b\""), Act::Probe { room: "a b".into() });
        assert_eq!(act("bob", "connects without an auth"), Act::Connects { auth: None });
        assert_eq!(act("bob", "connects with the auth 1"), Act::Connects { auth: Some(json!(1)) });
        let connects = Act::Emits { event: "connects".into(), payload: json!(1), asks: false };
        assert_eq!(act("bob", "connects 1"), connects);
        assert_eq!(act("bob", "looks away"), Act::Prose("looks away".into()));
    }

    #[test]
    fn what_is_heard_depends_on_who_hears_it() {
        let text = "200 {\"status\":\"ok\"}";
        let body = Body::Json(json!({"status": "ok"}));
        assert_eq!(sound(READER, text), Sound::Page { status: "200".into(), body });
        assert_eq!(sound("bob", text), Sound::event("200", vec![json!({"status": "ok"})]));
        assert_eq!(sound(FUNCTION, "7"), Sound::Returned(json!(7)));
        assert_eq!(sound(FUNCTION, "returns 7"), Sound::Prose("returns 7".into()));
        let join = Box::new(Sound::event("join", vec![json!({})]));
        assert_eq!(sound(SERVER, "connection 2: join {}"), Sound::Connection { number: 2, sound: join });
        let comes = Box::new(Sound::Prose("comes in, too early".into()));
        assert_eq!(sound(SERVER, "connection 2: comes in, too early"), Sound::Connection { number: 2, sound: comes });
    }

    #[test]
    fn an_ack_is_told_from_an_event_that_is_called_so() {
        assert_eq!(sound("bob", "ack of say 1 [2]"), Sound::ack("say", vec![json!(1), json!([2])]));
        assert_eq!(sound("bob", "\"ack of say\" 1"), Sound::event("ack of say", vec![json!(1)]));
        assert_eq!(sound("bob", "ack of say …"), Sound::Ack { of: "say".into(), args: None });
        assert_eq!(sound("bob", "say (without an argument)"), Sound::event("say", vec![]));
        let elsewhere = Sound::Elsewhere { namespace: "/news".into(), sound: Box::new(Sound::Connected) };
        assert_eq!(sound("bob", "/news connected"), elsewhere);
    }
}
