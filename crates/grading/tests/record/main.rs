//! What the server's record says of small servers, each hosted in a process of its own, as a learner's is: a row of the
//! record for each thing that socketioxide tells, and for what it does not.
//!
//! The binary starts itself as the server.

mod servers;

use std::process::{Command, ExitCode};

use grading::scene::{json, person};
use grading::{Grader, Played};
use libtest_mimic::{Arguments, Trial};
use transcript::Transcript;
use transcript::server_record::{Entry, HandlerCall, HandlerOf, RefusedBy, ServerRecord, ServerStep};

/// Names the server that a child hosts.
const SERVER: &str = "WORKBOOK_RECORD_SERVER";

fn main() -> ExitCode {
    if grading::is_called() {
        grading::host(servers::find(&std::env::var(SERVER).unwrap_or_default()));
    }
    grading::prepare();
    let trials = [
        trial("what is sent is made once, sent once, and heard", sent_and_heard),
        trial("an emit without its await is made, and not sent", never_awaited),
        trial("what is sent to an empty room is sent, and reaches nobody", empty_room),
        trial("what is sent to the sender's own room without the sender reaches nobody", only_the_sender),
        trial("what is sent in another namespace names it", another_namespace),
        trial("an ack that is asked of nobody is not taken for a missing await", asked_of_nobody),
        trial("what is awaited later is sent later", awaited_later),
        trial("an event without a handler is read, and not handled", no_handler),
        trial("a fallback is a handler", fallback),
        trial("a handler that is skipped says whose and why", skipped),
        trial("a handler that sends no ack owes one", no_ack),
        trial("an ack that is a text is not taken for an event", ack_of_a_text),
        trial("a handler of connect that is skipped says why", skipped_connect),
        trial("a handler of disconnect is called", disconnect),
        trial("a middleware that says no is told from one that cannot read", refused),
        trial("a namespace that is not declared is told, and those that are", undeclared),
        trial("a panic has its place in its step", panicked),
        trial("rooms are known before and after a step", rooms),
        trial("a full buffer is told", full_buffer),
        trial("a flood is cut, and says so", flood),
        trial("a socket's id is written as its client", ids),
        trial("a server of the learner's own has no rooms in its record", app),
        trial("what a blocked handler did before is known", blocked),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit_code()
}

fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

fn play(grader: &Grader, server: &str) -> Played {
    let command = || {
        let mut command = Command::new(std::env::current_exe().expect("this binary"));
        command.env(SERVER, server);
        command
    };
    let played = grading::play(grader, None, &Transcript::default(), command);
    assert_eq!(played.not_graded, None);
    // The harness's own event is in no record.
    let all = played.record.steps.iter().flat_map(|step| &step.entries);
    let fence = |name: &str| name.len() == 32 && name.chars().all(|c| c.is_ascii_hexdigit());
    for entry in all.chain(&played.record.start.entries) {
        match entry {
            Entry::Read { event, .. } | Entry::Encoded { event: Some(event), .. } => {
                assert!(!fence(event), "{entry:?}")
            }
            _ => {}
        }
    }
    assert_eq!(played.record.steps.len(), played.transcript.steps.len());
    played
}

fn record(grader: &Grader, server: &str) -> ServerRecord {
    play(grader, server).record
}

fn step(record: &ServerRecord, index: usize) -> ServerStep<'_> {
    record.step(index).expect("a step that was played")
}

/// Alice and bob connect; then alice says something.
const SAYS: Grader = Grader::server("record", |stage| {
    Box::pin(async move {
        let [alice, _] = stage.connect(["alice", "bob"]).await;
        stage.step("alice says", alice.emit("say", json!({"text": "hi"}))).await;
    })
});

fn ran(event: &'static str, client: &'static str) -> HandlerCall<'static> {
    HandlerCall { of: HandlerOf::Event(event), client: Some(client) }
}

/// How often `said` was made, sent and heard in the step in which alice says something.
fn counts(server: &str) -> (usize, usize, usize) {
    let record = record(&SAYS, server);
    let step = step(&record, 1);
    (step.made("said"), step.sent("said").count(), step.hearers("said").len())
}

fn sent_and_heard() {
    let record = record(&SAYS, "right");
    let step = step(&record, 1);
    assert_eq!((step.reads("say"), step.made("said"), step.sent("said").count()), (1, 1, 1));
    assert_eq!(step.only_handler(), Some(ran("say", "alice")));
    assert_eq!(
        (step.hearers("said"), step.made_not_sent("said"), step.sent_to_nobody("said")),
        (vec!["bob"], 0, false)
    );
    let frame = step.sent("said").next().expect("a frame");
    assert_eq!((frame.namespace.as_str(), frame.data.as_str()), ("/", r#"["said",{"text":"hi"}]"#));
    assert_eq!((record.declared(0), record.is_cut()), (vec!["/"], false));
}

fn never_awaited() {
    assert_eq!(counts("never_awaited"), (1, 0, 0));
    let record = record(&SAYS, "never_awaited");
    assert_eq!(step(&record, 1).made_not_sent("said"), 1);
    assert_eq!(step(&record, 1).only_handler(), Some(ran("say", "alice")));
}

fn empty_room() {
    assert_eq!(counts("empty_room"), (1, 1, 0));
    let record = record(&SAYS, "empty_room");
    assert!(step(&record, 1).sent_to_nobody("said"));
    assert_eq!((step(&record, 1).made_not_sent("said"), step(&record, 1).in_room_after("/", "/")), (0, Some(&[][..])));
}

fn only_the_sender() {
    assert_eq!(counts("only_the_sender"), (1, 1, 0));
    let record = record(&SAYS, "only_the_sender");
    assert_eq!(step(&record, 1).in_room_before("/", "alices"), Some(&[][..]));
    assert_eq!(step(&record, 1).in_room_after("/", "alices"), Some(&["alice".to_owned()][..]));
}

fn another_namespace() {
    let record = record(&SAYS, "another_namespace");
    let frame = step(&record, 1).sent("said").next().expect("a frame");
    assert_eq!(frame.namespace, "/chat");
    assert!(step(&record, 1).sent_to_nobody("said"));
}

fn asked_of_nobody() {
    let record = record(&SAYS, "asked_of_nobody");
    let step = step(&record, 1);
    assert_eq!((step.made("said"), step.sent("said").count(), step.made_not_sent("said")), (1, 0, 0));
    assert!(record.steps[1].entries.contains(&Entry::Asked { clients: 0 }));
}

fn awaited_later() {
    const GRADER: Grader = Grader::server("record", |stage| {
        Box::pin(async move {
            let [alice, _] = stage.connect(["alice", "bob"]).await;
            stage.at_once("alice says", alice.emit("say", json!({"text": "hi"}))).await;
            stage.pass("time passes", 1_000).await;
        })
    });
    let record = record(&GRADER, "awaited_later");
    let says = step(&record, 1);
    assert_eq!((says.made("said"), says.sent("said").count()), (1, 0));
    assert_eq!((says.made_not_sent("said"), says.sent_later("said")), (0, Some(2)));
    assert_eq!(step(&record, 2).hearers("said"), ["bob"]);
}

fn no_handler() {
    let record = record(&SAYS, "no_handler");
    assert_eq!((step(&record, 1).reads("say"), step(&record, 1).unhandled()), (1, vec!["say"]));
    assert_eq!(step(&record, 1).ran().count(), 0);
}

fn fallback() {
    let record = record(&SAYS, "fallback");
    assert!(step(&record, 1).unhandled().is_empty());
    assert_eq!(step(&record, 1).only_handler(), Some(ran("say", "alice")));
}

fn skipped() {
    let record = record(&SAYS, "skipped");
    let step = step(&record, 1);
    let (call, why) = step.skipped().next().expect("a handler that was skipped");
    assert_eq!(call, ran("say", "alice"));
    assert!(why.contains("invalid type"), "{why}");
    assert_eq!((step.ran().count(), step.unhandled().len()), (0, 0));
}

/// Alice asks for an ack.
const ASKS: Grader = Grader::server("record", |stage| {
    Box::pin(async move {
        let [alice, _] = stage.connect(["alice", "bob"]).await;
        stage.step("alice asks", alice.ask("say", json!({"text": "hi"}))).await;
    })
});

fn no_ack() {
    assert_eq!(step(&record(&ASKS, "right"), 1).acks_missing(), 1);
    assert_eq!(step(&record(&ASKS, "ack_of_a_text"), 1).acks_missing(), 0);
}

fn ack_of_a_text() {
    let record = record(&ASKS, "ack_of_a_text");
    let step = step(&record, 1);
    assert_eq!((step.made("delivered"), step.made_not_sent("delivered")), (0, 0));
    assert!(record.steps[1].entries.iter().any(|entry| matches!(entry, Entry::Encoded { event: None, .. })));
}

fn skipped_connect() {
    let record = record(&SAYS, "skipped_connect");
    let (call, why) = step(&record, 0).skipped().next().expect("a handler that was skipped");
    assert_eq!((call.of, call.client), (HandlerOf::Connect, Some("alice")));
    assert!(why.contains("missing field"), "{why}");
    assert_eq!(step(&record, 1).unhandled(), ["say"]);
}

fn disconnect() {
    const GRADER: Grader = Grader::server("record", |stage| {
        Box::pin(async move {
            let [alice, _] = stage.connect(["alice", "bob"]).await;
            stage.step("alice leaves", alice.leave()).await;
        })
    });
    let record = record(&GRADER, "says_goodbye");
    let of_alice = HandlerCall { of: HandlerOf::Disconnect, client: Some("alice") };
    assert_eq!(step(&record, 1).only_handler(), Some(of_alice));
    assert_eq!(step(&record, 1).hearers("left"), ["bob"]);
}

fn refused() {
    const GRADER: Grader = Grader::server("record", |stage| {
        Box::pin(async move {
            stage.enter("alice", [person("alice").auth(json!({"token": "wrong"}))]).await;
            stage.enter("bob", [person("bob").auth(json!({"token": 7}))]).await;
        })
    });
    let record = record(&GRADER, "gatekeeper");
    let said: Vec<_> = step(&record, 0).refusals().collect();
    assert_eq!(said, [("/", "unauthorized", RefusedBy::Middleware)]);
    let (_, why, by) = step(&record, 1).refusals().next().expect("a refusal");
    assert!(by == RefusedBy::Extractor && why.contains("invalid type"), "{why}");
    assert!(step(&record, 0).undeclared().is_empty());
}

fn undeclared() {
    const GRADER: Grader = Grader::server("record", |stage| {
        Box::pin(async move {
            stage.enter("alice", [person("alice").at("/chat")]).await;
        })
    });
    let record = record(&GRADER, "dynamic");
    assert_eq!(step(&record, 0).undeclared(), ["/chat"]);
    assert_eq!(record.declared(0), ["/", "/org/{id}"]);
}

fn panicked() {
    let played = play(&SAYS, "panics");
    let (place, message) = step(&played.record, 1).panicked().expect("a panic");
    assert!(place.starts_with("servers.rs:") && message == "no luck", "{place} {message}");
    assert_eq!(played.notes.panic, Some((place.to_owned(), message.to_owned())));
}

fn rooms() {
    const GRADER: Grader = Grader::server("record", |stage| {
        Box::pin(async move {
            let [alice, bob] = stage.connect(["alice", "bob"]).await;
            stage.step("bob joins", bob.emit("join", json!("den"))).await;
            stage.step("alice joins", alice.emit("join", json!("den"))).await;
            stage.step("bob leaves", bob.leave()).await;
        })
    });
    let record = record(&GRADER, "joins");
    let den = |index| {
        let step = step(&record, index);
        let both = (step.in_room_before("/", "den"), step.in_room_after("/", "den"));
        (both.0.expect("rooms").join(" "), both.1.expect("rooms").join(" "))
    };
    let den = [0, 1, 2, 3].map(den);
    let expected = [("", ""), ("", "bob"), ("bob", "alice bob"), ("alice bob", "alice")];
    assert_eq!(den, expected.map(|(before, after)| (before.to_owned(), after.to_owned())));
}

fn full_buffer() {
    let record = record(&SAYS, "full_buffer");
    let why = step(&record, 1).failures().next().expect("a failure");
    assert!(why.contains("Full"), "{why}");
}

fn flood() {
    let record = record(&SAYS, "flood");
    assert!(step(&record, 1).is_cut() && record.is_cut());
    assert_eq!(record.steps[1].entries.len(), 2_000);
    assert_eq!(step(&record, 1).only_handler(), None);
}

fn ids() {
    let record = record(&SAYS, "own_id");
    let frame = step(&record, 1).sent("said").next().expect("a frame");
    assert_eq!(frame.data, r#"["said","<id of alice>"]"#);
}

fn app() {
    const GRADER: Grader = Grader::app("record", |stage| {
        Box::pin(async move {
            let [alice, _] = stage.connect(["alice", "bob"]).await;
            stage.step("alice says", alice.emit("say", json!({"text": "hi"}))).await;
        })
    });
    let record = record(&GRADER, "app");
    assert_eq!((record.declared(0), step(&record, 1).in_room_after("/", "den")), (vec!["/"], None));
    assert_eq!(step(&record, 1).only_handler(), Some(ran("say", "alice")));
    assert_eq!(step(&record, 1).hearers("said"), ["bob"]);
}

fn blocked() {
    let record = record(&SAYS, "blocks");
    assert_eq!(step(&record, 1).ran().next(), Some(ran("say", "alice")));
    assert_eq!(step(&record, 1).made("said"), 1);
}
