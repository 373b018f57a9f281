//! What the record says of a play, made by hand.

use super::*;

fn encoded(event: &str, data: &str) -> Entry {
    Entry::Encoded { event: Some(event.into()), data: data.into() }
}

fn frame(event: &str, data: &str, asks: bool) -> Entry {
    let (kind, namespace) = (FrameKind::Event, "/".into());
    Entry::Sent(Frame { kind, namespace, event: Some(event.into()), asks, data: data.into() })
}

fn read(event: &str, client: &str, handling: Handling) -> Entry {
    Entry::Read { event: event.into(), client: Some(client.into()), asks: false, handling }
}

fn record(steps: Vec<Vec<Entry>>) -> ServerRecord {
    let steps = steps.into_iter().map(|entries| StepRecord { entries, ..StepRecord::default() });
    ServerRecord { steps: steps.collect(), ..ServerRecord::default() }
}

fn step(record: &ServerRecord, index: usize) -> ServerStep<'_> {
    record.step(index).expect("a step that was played")
}

#[test]
fn what_is_sent_in_a_later_step_was_awaited() {
    let record = record(vec![vec![encoded("said", "1")], vec![], vec![frame("said", "1", false)]]);
    assert_eq!(step(&record, 0).made_not_sent("said"), 0);
    assert_eq!(step(&record, 0).sent_later("said"), Some(2));
}

#[test]
fn what_is_never_sent_was_never_awaited() {
    let made_twice = vec![encoded("said", "1"), encoded("said", "1"), frame("said", "1", false)];
    let record = record(vec![made_twice, vec![encoded("said", "2"), frame("said", "2", false)]]);
    assert_eq!(step(&record, 0).made_not_sent("said"), 1);
    assert_eq!(step(&record, 1).made_not_sent("said"), 0);
    assert_eq!(step(&record, 0).sent_later("said"), None);
}

#[test]
fn an_ack_that_is_asked_for_proves_nothing_of_an_await() {
    let asked = record(vec![vec![encoded("vote", "1"), frame("vote", "1", true), frame("vote", "1", true)]]);
    assert_eq!(step(&asked, 0).made_not_sent("vote"), 0);
    let nobody = record(vec![vec![encoded("vote", "1"), Entry::Asked { clients: 0 }]]);
    assert_eq!(step(&nobody, 0).made_not_sent("vote"), 0);
}

#[test]
fn nothing_is_claimed_of_what_was_cut() {
    let mut cut = record(vec![vec![encoded("said", "1"), read("say", "alice", Handling::Ran)]]);
    assert_eq!(step(&cut, 0).made_not_sent("said"), 1);
    assert!(step(&cut, 0).only_handler().is_some());
    cut.steps[0].cut = true;
    assert_eq!(step(&cut, 0).made_not_sent("said"), 0);
    assert!(step(&cut, 0).only_handler().is_none());
    assert!(cut.is_cut());
}

#[test]
fn a_cause_is_tied_to_a_handler_only_where_one_ran() {
    let skipped = Handling::Skipped { why: "no number".into() };
    let record = record(vec![
        vec![read("say", "alice", Handling::Ran), read("say", "bob", skipped)],
        vec![read("say", "alice", Handling::Ran), read("say", "bob", Handling::Ran)],
    ]);
    let alices = HandlerCall { of: HandlerOf::Event("say"), client: Some("alice") };
    assert_eq!(step(&record, 0).only_handler(), Some(alices));
    assert_eq!(
        step(&record, 0).skipped().map(|(call, why)| (call.client, why)).next(),
        Some((Some("bob"), "no number"))
    );
    assert_eq!(step(&record, 1).only_handler(), None);
}

#[test]
fn the_namespaces_are_those_that_were_declared_so_far() {
    let declared = |name: &str| Entry::Declared { namespace: name.into(), pattern: false };
    let mut record = record(vec![vec![], vec![declared("/later")], vec![Entry::Deleted { namespace: "/".into() }]]);
    record.start.entries = vec![declared("/"), declared("/chat")];
    assert_eq!(record.declared(0), ["/", "/chat"]);
    assert_eq!(record.declared(2), ["/chat", "/later"]);
}

#[test]
fn a_record_is_read_back_as_it_was_written() {
    let mut record = record(vec![vec![read("say", "alice", Handling::NoHandler), frame("said", "1", true)]]);
    let room = Room { namespace: "/".into(), name: "a".into(), clients: vec!["bob".into()] };
    record.steps[0].rooms = Some(RoomsOfStep { before: vec![], after: vec![room] });
    let text = serde_json::to_string(&record).expect("JSON");
    assert_eq!(serde_json::from_str::<ServerRecord>(&text).expect("a record"), record);
    assert_eq!(step(&record, 0).in_room_after("/", "a"), Some(&["bob".to_owned()][..]));
    assert_eq!(step(&record, 0).in_room_before("/", "a"), Some(&[][..]));
}

#[test]
fn a_record_in_a_file_is_sorted_and_says_the_same() {
    let room = Room { namespace: "/".into(), name: "a".into(), clients: vec!["bob".into()] };
    let hearing = Hearing { namespace: "/".into(), event: "said".into(), clients: vec!["bob".into()] };
    let last = StepRecord {
        heard: vec![hearing],
        rooms: Some(RoomsOfStep { before: vec![room], after: vec![] }),
        cut: true,
        ..StepRecord::default()
    };
    let mut one =
        record(vec![vec![frame("said", "\n2× x", false), encoded("said", "1"), encoded("said", "1")], vec![]]);
    one.start.entries = vec![Entry::Declared { namespace: "/".into(), pattern: false }];
    one.start.rooms = Some(RoomsOfStep::default());
    one.steps.push(last);
    let text = one.to_string();
    let read: ServerRecord = text.parse().expect("a record");
    assert_eq!(read.to_string(), text);
    assert_eq!((step(&read, 0).made("said"), step(&read, 0).sent("said").count()), (2, 1));
    assert_eq!((&read.start, &read.steps[1], &read.steps[2]), (&one.start, &one.steps[1], &one.steps[2]));
    one.steps[0].entries.reverse();
    assert_eq!(one.to_string(), text);
    assert!("  nonsense".parse::<ServerRecord>().is_err());
}

#[test]
fn what_is_kept_about_a_step_answers_as_all_of_it() {
    let skipped = Entry::Connected { client: Some("bob".into()), handling: Handling::Skipped { why: "no".into() } };
    let asked = Entry::Read { event: "say".into(), client: Some("al".into()), asks: true, handling: Handling::Ran };
    let ack =
        Entry::Sent(Frame { kind: FrameKind::Ack, namespace: "/".into(), event: None, asks: false, data: "[]".into() });
    let all = record(vec![
        vec![skipped.clone(), frame("hello", "1", false)],
        vec![asked.clone(), encoded("said", "1"), encoded("told", "2")],
        vec![frame("said", "1", false), frame("other", "3", false), asked, ack.clone()],
        vec![ack, encoded("other", "4")],
    ]);
    let about = all.about(1);
    assert_eq!(about.steps.iter().map(|step| step.entries.len()).collect::<Vec<_>>(), [1, 3, 3, 1]);
    for record in [&all, &about] {
        let step = step(record, 1);
        assert_eq!((step.made_not_sent("told"), step.made_not_sent("said"), step.sent_later("said")), (1, 0, Some(2)));
        assert_eq!(step.acks_missing(), 0);
        assert_eq!(record.step(0).and_then(|step| step.skipped().next()).map(|(_, why)| why), Some("no"));
    }
    assert_eq!(all.about(9), ServerRecord::default());
}
