//! What is asked of a stage, in PROTOCOL.md's order. Nobody waits to find out that nothing comes: an ack, a reply or the end
//! of the connection comes after it.

use std::process::Command;

use grading::Value;
use grading::scene::json;

use crate::client::Client;
use crate::hold::{Broken, Hold, Rule, check, is_reply};

/// A step's second.
const SECOND: u64 = 1_000;
/// A stage may need that often to notice that somebody is gone.
const LOOKS: u32 = 10_000;

/// A stage whose time stands still, with the answer `server`.
pub(crate) fn server(stage: Command) -> Result<(), Broken> {
    let mut hold = Hold::start(stage, "Held")?;
    let port = listens(&mut hold)?;
    let (mut alice, mut bob) = (Client::connect(port, "")?, Client::connect(port, "")?);
    let carol = Client::connect(port, "/other,")?;
    check(alice.ask("told")? == json!(false), Rule::End, "the answer is told how to reach the grader")?;
    names_sockets(&mut hold, [&alice, &bob, &carol])?;
    knows_the_fence(&mut hold, &mut alice)?;
    reads_before_it_rests(&mut hold, &mut alice, &mut bob)?;
    works_before_it_rests(&mut hold, &mut alice)?;
    lets_time_pass(&mut hold, &mut alice)?;
    counts_wakings(&mut hold, &mut alice)?;
    looks_inside(&mut hold, &mut alice, &mut bob)?;
    reports_a_panic(&mut hold, &mut alice)?;
    cannot_call(&mut hold)?;
    bob.close()?;
    counts(&mut hold, 1)?;
    // Without a word.
    drop(carol);
    counts(&mut hold, 2)?;
    alice.clock()?;
    starts_again(&mut hold, port)?;
    hold.end()
}

/// A stage whose time runs.
pub(crate) fn real_time(stage: Command) -> Result<(), Broken> {
    let mut hold = Hold::start(stage, "Real")?;
    let port = listens(&mut hold)?;
    let mut alice = Client::connect(port, "")?;
    hold.ask(json!({"arm": null}))?;
    let before = alice.clock()?;
    let closed = hold.ask(json!({"rest": {"fence": 1, "millis": 200}}))?;
    check(closed == json!({"closed": 0}), Rule::Closed, closed)?;
    let passed = alice.clock()?.saturating_sub(before);
    check(passed >= 200, Rule::Time, format!("{passed} ms passed instead of 200"))?;
    hold.end()
}

/// A stage with the answer `function`.
pub(crate) fn function(stage: Command) -> Result<(), Broken> {
    let mut hold = Hold::start(stage, "Real")?;
    listens(&mut hold)?;
    let call = |args: Value| json!({"call_function": {"args": args}});
    let value = json!({"text": "hi", "numbers": [1, 2.5, null]});
    let returned = hold.ask(call(json!({"does": "return", "value": value})))?;
    check(returned == json!({"returned": value}), Rule::Call, returned)?;
    let panicked = hold.ask(call(json!({"does": "panic"})))?;
    check(panicked == json!("panicked"), Rule::Call, panicked)?;
    hold.until(|report| report["panicked"]["message"] == json!("no luck"))?;
    let much = hold.ask(call(json!({"does": "too much"})))?;
    check(much == json!("too_much"), Rule::Call, much)?;
    let meets = call(json!({"does": "meet"}));
    let both = [hold.tell(meets.clone())?, hold.tell(meets)?];
    for id in both {
        let met = hold.reply(id)?;
        check(met["returned"].is_boolean(), Rule::Call, met)?;
    }
    let id = hold.tell(call(json!({"does": "pass on", "call": 7})))?;
    let passed_on = hold.until(|report| *report == json!({"passed_on": {"call": 7}}))?;
    let returned = hold.until(|report| is_reply(report, id))?;
    check(passed_on < returned, Rule::Report, "a call has returned before it passed something on")?;
    hold.end()
}

fn listens(hold: &mut Hold) -> Result<u64, Broken> {
    let started = hold.ask(json!({"start": null}))?;
    started["listening"]["ports"][0].as_u64().ok_or_else(|| Broken::new(Rule::Start, started))
}

fn names_sockets<'a>(hold: &mut Hold, clients: impl IntoIterator<Item = &'a Client>) -> Result<(), Broken> {
    let armed = hold.ask(json!({"arm": null}))?;
    let mut named: Vec<_> = armed["sockets"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut all: Vec<_> = clients.into_iter().map(|client| client.id.as_str()).collect();
    named.sort_unstable();
    all.sort_unstable();
    check(named == all, Rule::Sockets, format!("{named:?} instead of {all:?}"))
}

/// What was sent to a client before this is in what it has heard. A look at the sockets rests first, and an ack comes after
/// all that was on its way.
fn hears_all(hold: &mut Hold, client: &mut Client) -> Result<(), Broken> {
    hold.ask(json!({"arm": null}))?;
    client.clock().map(drop)
}

/// A client's fence comes back.
fn knows_the_fence(hold: &mut Hold, alice: &mut Client) -> Result<(), Broken> {
    alice.emit(hold.fence, &json!(7))?;
    alice.clock()?;
    hears_all(hold, alice)?;
    let fences: Vec<_> = alice.heard.iter().filter(|heard| heard[0] == json!(hold.fence)).collect();
    check(fences == [&json!([hold.fence, 7])], Rule::Fence, format!("a fence came back as {fences:?}"))
}

/// What lies before the server unread is read before it rests. While it sleeps, it cannot.
fn reads_before_it_rests(hold: &mut Hold, alice: &mut Client, bob: &mut Client) -> Result<(), Broken> {
    let slept = hold.ask(json!({"sleep": null}))?;
    check(slept.is_null(), Rule::OneReply, slept)?;
    alice.emit("say", &json!("hi"))?;
    let rest = hold.tell(json!({"rest": {"fence": 11, "millis": 0}}))?;
    let wake = hold.tell(json!({"wake": null}))?;
    let rested = hold.until(|report| is_reply(report, rest))?;
    let woken = hold.until(|report| is_reply(report, wake))?;
    check(woken < rested, Rule::Rest, "it was at rest while it slept, and had not read what came")?;
    let closed = hold.reply(rest)?;
    check(closed == json!({"closed": 0}), Rule::Closed, format!("nobody has left: {closed}"))?;
    hears_all(hold, alice)?;
    hears_all(hold, bob)?;
    before_the_fence(hold, bob, &json!(["said", "hi"]), 11, Rule::Rest)?;
    let to_all = alice.place(&json!([hold.fence, 11]));
    check(to_all.is_some(), Rule::Fence, format!("fence 11 is not in {:?}", alice.heard))
}

/// A task that can run has run.
fn works_before_it_rests(hold: &mut Hold, alice: &mut Client) -> Result<(), Broken> {
    alice.emit("work", &json!(20_000))?;
    alice.clock()?;
    hold.ask(json!({"rest": {"fence": 12, "millis": 0}}))?;
    hears_all(hold, alice)?;
    before_the_fence(hold, alice, &json!(["worked", 20_000]), 12, Rule::Rest)
}

/// Timers go off in their order, and time stands still before and after.
fn lets_time_pass(hold: &mut Hold, alice: &mut Client) -> Result<(), Broken> {
    alice.emit("later", &json!(900))?;
    alice.emit("later", &json!(300))?;
    alice.emit("later", &json!(1_500))?;
    let before = alice.clock()?;
    let still = alice.clock()?;
    check(still == before, Rule::Time, format!("{} ms passed by themselves", still - before))?;
    hold.ask(json!({"rest": {"fence": 13, "millis": SECOND}}))?;
    let passed = alice.clock()? - before;
    // A timer goes off within the next millisecond.
    check(matches!(passed, SECOND..=1_010), Rule::Time, format!("{passed} ms passed instead of {SECOND}"))?;
    hears_all(hold, alice)?;
    before_the_fence(hold, alice, &json!(["late", 900]), 13, Rule::Time)?;
    let [first, second, third] = [300, 900, 1_500].map(|millis| alice.place(&json!(["late", millis])));
    check(first.is_some() && first < second, Rule::Time, format!("timers went off as {:?}", alice.heard))?;
    check(third.is_none(), Rule::Time, "a timer went off before its time")?;
    hold.ask(json!({"rest": {"fence": 14, "millis": SECOND}}))?;
    hears_all(hold, alice)?;
    before_the_fence(hold, alice, &json!(["late", 1_500]), 14, Rule::Time)
}

/// One timer after the other wakes it; it breaks off when that is too often, and time stands still afterwards.
fn counts_wakings(hold: &mut Hold, alice: &mut Client) -> Result<(), Broken> {
    let woke = |reply: Value| reply["woke"].as_u64().ok_or_else(|| Broken::new(Rule::Idle, reply));
    let minute = json!({"idle": {"millis": 60 * SECOND, "most": 1_000}});
    let before = alice.clock()?;
    let asleep = woke(hold.ask(minute.clone())?)?;
    check(asleep <= 100, Rule::Idle, format!("with nothing to do it woke up {asleep} times in a minute"))?;
    let passed = alice.clock()? - before;
    check(matches!(passed, 60_000..=60_010), Rule::Idle, format!("{passed} ms passed instead of a minute"))?;
    for turn in 1..=200 {
        alice.emit("later", &json!(turn * 10))?;
    }
    let before = alice.clock()?;
    let often = woke(hold.ask(minute)?)?;
    check((200..=1_000).contains(&often), Rule::Idle, format!("200 timers woke it up {often} times"))?;
    let passed = alice.clock()? - before;
    check(passed >= 60_000, Rule::Idle, format!("{passed} ms passed instead of a minute"))?;
    for turn in 1..=200 {
        alice.emit("later", &json!(turn * 10))?;
    }
    let before = alice.clock()?;
    let broken_off = woke(hold.ask(json!({"idle": {"millis": 60 * SECOND, "most": 50}}))?)?;
    check((51..=100).contains(&broken_off), Rule::Idle, format!("broken off after 50, it woke up {broken_off} times"))?;
    let passed = alice.clock()? - before;
    check(passed < 2_000, Rule::Idle, format!("{passed} ms passed, though it woke up too often"))?;
    let still = alice.clock()? - before;
    check(still == passed, Rule::Idle, format!("{} ms passed by themselves", still - passed))
}

fn before_the_fence(hold: &Hold, client: &Client, event: &Value, fence: u64, rule: Rule) -> Result<(), Broken> {
    let at_fence = client.place(&json!([hold.fence, fence]));
    check(at_fence.is_some(), Rule::Fence, format!("fence {fence} is not in {:?}", client.heard))?;
    let at = client.place(event);
    let kept = at.is_some_and(|at| Some(at) < at_fence);
    check(kept, rule, format!("{event} is not before fence {fence} in {:?}", client.heard))
}

fn looks_inside(hold: &mut Hold, alice: &mut Client, bob: &mut Client) -> Result<(), Broken> {
    alice.emit("join", &json!("red"))?;
    alice.clock()?;
    hold.ask(json!({"rest": {"fence": 15, "millis": 0}}))?;
    let probed = hold.ask(json!({"probe": {"namespace": "/", "room": "red"}}))?;
    check(probed.is_null(), Rule::Look, probed)?;
    hears_all(hold, alice)?;
    hears_all(hold, bob)?;
    let probe = json!(["probe", {"room": "red"}]);
    let heard = (alice.place(&probe).is_some(), bob.place(&probe).is_some());
    check(heard == (true, false), Rule::Look, format!("a probe is heard within and outside: {heard:?}"))?;
    let rooms = hold.ask(json!({"list_rooms": null}))?;
    let red = rooms.as_array().is_some_and(|names| names.contains(&json!("red")));
    check(red, Rule::Look, format!("there is no room red in {rooms}"))?;
    let namespaces = hold.ask(json!({"list_namespaces": null}))?;
    let mut names: Vec<_> = namespaces.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    names.sort_unstable();
    check(names == ["/", "/other"], Rule::Look, namespaces)
}

/// Before the step is over, and the server goes on.
fn reports_a_panic(hold: &mut Hold, alice: &mut Client) -> Result<(), Broken> {
    alice.emit("panic", &json!("no luck"))?;
    alice.clock()?;
    hold.ask(json!({"rest": {"fence": 16, "millis": 0}}))?;
    let told = hold.said().iter().find(|report| report["panicked"]["message"] == json!("no luck"));
    let place = told.and_then(|report| report["panicked"]["place"].as_str()).unwrap_or_default();
    let line = place.rsplit_once(':').is_some_and(|(file, line)| !file.is_empty() && line.parse::<u32>().is_ok());
    check(line, Rule::Report, format!("a panic's place is {place:?}"))
}

/// A server is no function.
fn cannot_call(hold: &mut Hold) -> Result<(), Broken> {
    let id = hold.tell(json!({"call_function": {"args": {}}}))?;
    let at = hold.until(|report| is_reply(report, id) || *report == json!({"unsupported": {"id": id}}))?;
    let said = &hold.said()[at];
    check(said["unsupported"]["id"] == json!(id), Rule::Call, said)
}

/// So many have left, and never one more.
fn counts(hold: &mut Hold, left: u64) -> Result<(), Broken> {
    let mut closed = 0;
    for look in 0..LOOKS {
        let fence = 100 + u64::from(look);
        let rested = hold.ask(json!({"rest": {"fence": fence, "millis": 0}}))?;
        closed = rested["closed"].as_u64().ok_or_else(|| Broken::new(Rule::Closed, rested))?;
        if closed >= left {
            break;
        }
    }
    check(closed == left, Rule::Closed, format!("{closed} have left instead of {left}"))
}

fn starts_again(hold: &mut Hold, former: u64) -> Result<(), Broken> {
    let port = listens(hold)?;
    check(port != former, Rule::Start, "the second server listens where the first one does")?;
    let mut dave = Client::connect(port, "")?;
    let started = dave.ask("started")?;
    check(started == json!(2), Rule::Start, format!("in its process the second server is number {started}"))?;
    names_sockets(hold, [&dave])?;
    knows_the_fence(hold, &mut dave)
}
