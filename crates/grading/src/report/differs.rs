//! Where two long payloads part: `messages[3].text`.

use serde_json::Value;

/// Shorter lines are shown whole.
const SHORT: usize = 60;

/// Replaces two long lines that begin with the same words by the first place in which their payloads differ.
pub(super) fn shorten(expected: &mut String, actual: &mut String) {
    if expected.chars().count().max(actual.chars().count()) <= SHORT {
        return;
    }
    let parts = |line: &str| -> Option<(String, Value)> {
        let at = line.find(['{', '['])?;
        Some((line[..at].to_owned(), serde_json::from_str(&line[at..]).ok()?))
    };
    let (Some((said, should)), Some((heard, did))) = (parts(expected), parts(actual)) else { return };
    if said != heard {
        return;
    }
    let Some((path, should, did)) = part(&should, &did, String::new()) else { return };
    *expected = format!("{said}… {path}: {should}");
    *actual = format!("{said}… {path}: {did}");
}

/// The first place in which the two differ, and what stands there.
fn part(a: &Value, b: &Value, path: String) -> Option<(String, String, String)> {
    let show = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys = x.keys().chain(y.keys().filter(|key| !x.contains_key(*key)));
            keys.filter(|key| x.get(*key) != y.get(*key)).find_map(|key| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match (x.get(key), y.get(key)) {
                    (Some(a), Some(b)) => part(a, b, path),
                    (a, b) => Some((path, show(a), show(b))),
                }
            })
        }
        (Value::Array(x), Value::Array(y)) => {
            (0..x.len().max(y.len())).filter(|&i| x.get(i) != y.get(i)).find_map(|i| {
                let path = format!("{path}[{i}]");
                match (x.get(i), y.get(i)) {
                    (Some(a), Some(b)) => part(a, b, path),
                    (a, b) => Some((path, show(a), show(b))),
                }
            })
        }
        _ => (a != b).then(|| (path, a.to_string(), b.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_path_that_differs_is_shown() {
        let line =
            |text: &str| format!(r#"history {{"messages":[{{"text":"{}"}},{{"text":"{text}"}}]}}"#, "x".repeat(60));
        let (mut should, mut did) = (line("new"), line("old"));
        shorten(&mut should, &mut did);
        assert_eq!(should, r#"history … messages[1].text: "new""#);
        assert_eq!(did, r#"history … messages[1].text: "old""#);
    }
}
