//! Write the check: the learner's function judges servers, right ones and wrong ones.

mod servers;

use grading::scene::*;

use servers::{Plain, made_at_random, right, wrong};

pub(crate) const GRADER: Grader = Grader::call("write_the_check", |stage| Box::pin(play(stage)));

async fn play(stage: &mut Harness) {
    for (title, server) in one_by_one() {
        judge(stage, title, &server).await;
    }
    many(stage, "100 right servers", &made_at_random(7, 100, right), true).await;
    many(stage, "100 wrong servers", &made_at_random(8, 100, wrong), false).await;
}

/// The servers that are judged one by one, with what they are.
fn one_by_one() -> Vec<(&'static str, Plain)> {
    let mut all = Vec::new();
    let mut judge = |title: &'static str, server: &Plain| all.push((title, server.clone()));
    let alice = json!({"name": "alice"});
    let three = || Plain::of(&["alice", "bob", "carol"]);
    let typed = || three().typing("alice", &alice);

    // The first wrong server that each wrong idea lets through is one that the others reject.
    judge("a right server", &typed().heard_by_others());
    judge("a right server, noted down in another order", &typed().heard("carol").heard("bob"));
    judge("a server that is silent", &typed());
    judge("a server that reaches one of two", &typed().heard("bob"));
    judge("a server that also greets bob", &typed().heard_by_others().heard_as("bob", "welcome", &json!({})));
    judge("a server that tells bob twice", &typed().heard_by_others().heard("bob"));
    judge("a server that tells alice, too", &typed().heard_by_others().heard("alice"));
    judge("a server that tells alice alone", &typed().heard("alice"));
    judge("a server that tells alice instead of carol", &typed().heard("alice").heard("bob"));
    judge("a server that tells bob in carol's place", &typed().heard("bob").heard("bob"));
    // Nothing of the payload is left: who compares some of it notices.
    let text = json!(r#"{"name":"alice"}"#);
    judge("a server that sends the payload as a text", &typed().heard_as("bob", "typing", &text).heard("carol"));
    let other = json!({"name": "bob"});
    judge("a server that changes the payload for carol", &typed().heard("bob").heard_as("carol", "typing", &other));
    judge("a server that changes the name of the event", &typed().heard_as("bob", "typed", &alice).heard("carol"));
    judge("a server that also tells a stranger", &typed().heard_by_others().heard("mallory"));
    judge("a right server, and bob types", &three().typing("bob", &other).heard_by_others());
    judge("a server that is wrong in the second step", &typed().heard_by_others().typing("bob", &other).heard("alice"));
    judge("a server that is wrong in the first step", &typed().heard("bob").typing("bob", &other).heard_by_others());
    let late = typed().typing("alice", &alice).heard_by_others().heard_by_others();
    judge("a server that is late by one step", &late);
    judge("no step at all", &three());

    // Correct, each in its own way.
    judge("a right server with one client", &Plain::of(&["vera"]).typing("vera", &json!("v")));
    judge("a right server with two clients", &Plain::of(&["zoe", "yan"]).typing("yan", &json!(null)).heard_by_others());
    let five = Plain::of(&["Ann", "ann", "anna", "äöü", "a b"]);
    let five = five
        .typing("ann", &json!(["a", 1]))
        .heard_by_others()
        .typing("a b", &json!({"deep": {"er": []}}))
        .heard_by_others();
    judge("a right server with five clients of similar names", &five);
    judge("a right server, and the same twice", &typed().heard_by_others().typing("alice", &alice).heard_by_others());

    // Wrong, each in its own way.
    let similar = Plain::of(&["Ann", "ann", "bea"]).typing("bea", &alice);
    judge("a server that takes Ann for ann", &similar.heard("Ann").heard("Ann"));
    let more = json!({"name": "alice", "at": null});
    judge("a server that adds a field", &typed().heard("bob").heard_as("carol", "typing", &more));
    let stranger = Plain::of(&["alice"]).typing("alice", &alice).heard("mallory");
    judge("a server whose only listener is a stranger", &stranger);
    judge("a server that tells a lonely client", &Plain::of(&["vera"]).typing("vera", &alice).heard("vera"));
    let swapped = typed().heard_as("bob", "typing", &other).heard_as("carol", "typing", &other);
    let swapped = swapped.typing("bob", &other).heard_as("alice", "typing", &alice).heard_as("carol", "typing", &alice);
    judge("a server that mixes up two payloads", &swapped);
    all
}

/// What is judged, and the arguments with which the learner's function is called.
pub(crate) fn transcripts() -> impl Iterator<Item = (&'static str, Value)> {
    one_by_one().into_iter().map(|(title, server)| (title, server.to_json()))
}

/// Is this server right?
async fn judge(stage: &mut Harness, title: &str, server: &Plain) {
    stage.call(title, &server.shown(), server.to_json()).await;
}

/// Are all of these? The answer is the first server that is misjudged, if there is one.
async fn many(stage: &mut Harness, title: &str, servers: &[Plain], correct: bool) {
    let transcripts: Vec<_> = servers.iter().map(Plain::to_json).collect();
    let fine = if correct { "all accepted" } else { "all rejected" };
    let args = json!({"many": transcripts, "correct": correct, "fine": fine});
    stage.call(title, "each of them, one after the other; they are made at random", args).await;
}

/// The learner's function as an answer. A transcript becomes the learner's own types, field by field, so that they
/// need no serde.
#[macro_export]
macro_rules! call_write_the_check {
    ($($module:ident)::+) => {{
        fn text(json: &$crate::Value) -> String {
            json.as_str().unwrap_or_default().to_owned()
        }
        fn items(json: &$crate::Value) -> &[$crate::Value] {
            json.as_array().map_or(&[], Vec::as_slice)
        }
        fn judge(transcript: &$crate::Value) -> bool {
            let heard = |heard: &$crate::Value| $($module)::+::Heard {
                client: text(&heard[0]),
                event: text(&heard[1]),
                payload: heard[2].clone(),
            };
            let step = |step: &$crate::Value| $($module)::+::Step {
                by: text(&step["by"]),
                event: text(&step["event"]),
                payload: step["payload"].clone(),
                heard: items(&step["heard"]).iter().map(heard).collect(),
            };
            $($module)::+::broadcast_is_correct(&$($module)::+::Transcript {
                clients: items(&transcript["clients"]).iter().map(text).collect(),
                steps: items(&transcript["steps"]).iter().map(step).collect(),
            })
        }
        $crate::Answer::Call(|args| Box::pin(async move {
            if args["many"].is_null() {
                return judge(&args).into();
            }
            let misjudged = items(&args["many"]).iter().find(|one| args["correct"] != judge(one));
            misjudged.map_or(&args["fine"], |one| &one["shown"]).clone()
        }))
    }};
}
