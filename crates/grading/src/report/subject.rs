//! Whether what a named idea speaks of stands in the answer's text: a learner looks for it there.

use analysis::{Answer, pattern};
use transcript::Feedback;
use transcript::difference::Fact;

use super::explanation::Explanation;

/// The kind of the fact that tells an idea's symptom, and not its name.
const SYMPTOM: &str = "symptom";

/// Of several ideas that look the same from outside, those stay whose subject stands in the text. If there is but one and
/// its subject is not there, the subject is left out.
pub(super) fn narrow(explained: &mut Explanation, exercise: &Feedback, answer: &Answer<'_>, text: &str) {
    let names = &mut explained.diagnosis.names;
    if names.is_empty() || !is_whole(text) {
        return;
    }
    let stands = |name: &&'static str| exercise.misconception(name).is_none_or(|idea| may_stand(answer, idea.subject));
    if names.len() > 1 && names.iter().any(stands) {
        names.retain(stands);
    }
    if let [name] = names.as_slice() {
        explained.without_subject = !stands(name);
        if let Some(idea) = exercise.misconception(name).filter(|_| explained.without_subject) {
            explained.insert(Fact::new(SYMPTOM, format!("In short: {}.", idea.symptom)));
        }
    }
}

/// Whether the file is all that there is to read: no other files, and no macros of its own.
fn is_whole(text: &str) -> bool {
    let elsewhere = |line: &str| {
        let line = line.trim_start();
        line.contains("macro_rules!")
            || line.contains("include!")
            || ["mod ", "pub mod ", "pub(crate) mod "].iter().any(|word| line.starts_with(word) && line.contains(';'))
    };
    !text.lines().any(elsewhere)
}

/// Whether one of the words between backticks may stand in the text. What is no name and no call cannot be looked for.
fn may_stand(answer: &Answer<'_>, subject: &str) -> bool {
    let words: Vec<_> = subject.split('`').skip(1).step_by(2).collect();
    let stands = |sought: String| !answer.mentions(&[sought.as_str()]).is_empty();
    words.is_empty() || words.iter().any(|word| sought(word).is_none_or(stands))
}

/// The pattern for `io.emit`, `socket.broadcast()`, `AckSender`.
fn sought(word: &str) -> Option<String> {
    let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let sought = match word.split_once('.') {
        Some((of @ ("io" | "socket"), call)) => {
            let method = call.split('(').next().filter(|method| is_name(method))?;
            format!("${of}.{method}(")
        }
        None if word.starts_with(char::is_uppercase) && is_name(word) => word.to_owned(),
        None => format!(".{}(", word.strip_suffix("()").filter(|method| is_name(method))?),
        Some(_) => return None,
    };
    pattern::check(&sought).is_ok().then_some(sought)
}

#[cfg(test)]
mod tests {
    use analysis::File;

    use super::*;

    #[test]
    fn words_that_can_be_looked_for() {
        assert_eq!(sought("io.emit").as_deref(), Some("$io.emit("));
        assert_eq!(sought("io.to(room)").as_deref(), Some("$io.to("));
        assert_eq!(sought("socket.broadcast()").as_deref(), Some("$socket.broadcast("));
        assert_eq!(sought("AckSender").as_deref(), Some("AckSender"));
        assert_eq!(sought("local()").as_deref(), Some(".local("));
        for other in ["client_id", "Event::Error", "Data<T>", "ns.emit", "\"/\"", ""] {
            assert_eq!(sought(other), None, "{other}");
        }
    }

    #[test]
    fn a_loop_over_all_sockets_has_no_io_emit_in_it() {
        let text = "pub fn attach(io: &SocketIo) {\n    let all = io.clone();\n    io.ns(\"/\", async || {\n        \
                    for other in all.sockets() { other.emit(\"said\", \"x\").ok(); }\n    });\n}\n";
        let answer = Answer::read(&[File { name: "src/lib.rs", text }]);
        assert!(!may_stand(&answer, "`io.emit`"));
        assert!(may_stand(&answer, "`socket.emit`") && may_stand(&answer, "a server without an ack"));
    }

    #[test]
    fn what_lies_in_another_file_is_not_missed() {
        assert!(is_whole("mod tests {\n}\nuse std::mem;\n"));
        assert!(!is_whole("use std::mem;\nmod rooms;\n"));
    }
}
