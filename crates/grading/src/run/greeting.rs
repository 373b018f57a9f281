//! Where the server is, and three lines to connect with.

use std::net::SocketAddr;

use super::Run;
use crate::Grader;

pub(super) fn say(run: &Run, grader: &Grader, addresses: &[SocketAddr]) {
    let id = &run.id;
    if run.again {
        return println!("{id} has begun again");
    }
    let all: Vec<_> = addresses.iter().map(|address| format!("http://{address}")).collect();
    println!("{id} is at {}\n\n{}\n", all.join(" and "), lines(&all[0], grader.entrance).join("\n"));
}

/// JavaScript, Python, Rust.
fn lines(url: &str, (namespace, auth): (&str, &str)) -> [String; 3] {
    let path = if namespace == "/" { "" } else { namespace };
    let with_auth = |before: &str, after: &str| match auth {
        "" => String::new(),
        auth => format!("{before}{auth}{after}"),
    };
    let javascript = format!(
        "const socket = io(\"{url}{path}\"{}); socket.onAny((...heard) => console.log(...heard));",
        with_auth(", { auth: ", " }")
    );
    let python = format!(
        "client = socketio.Client(); client.on(\"*\", print, \"{namespace}\"); client.connect(\"{url}\", {}namespaces=[\"{namespace}\"])",
        with_auth("auth=", ", ")
    );
    let rust = format!(
        "ClientBuilder::new(\"{url}\").namespace(\"{namespace}\"){}.on_any(|event, heard, _| println!(\"{{event}} {{heard:?}}\")).connect()?;",
        with_auth(".auth(json!(", "))")
    );
    [("JavaScript", javascript), ("Python", python), ("Rust", rust)].map(|(name, line)| format!("  {name:<10}  {line}"))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn each_language_gets_its_line() {
        let [javascript, python, rust] = lines("http://127.0.0.1:4000", ("/", ""));
        assert!(javascript.contains("io(\"http://127.0.0.1:4000\");"), "{javascript}");
        assert!(python.ends_with("client.connect(\"http://127.0.0.1:4000\", namespaces=[\"/\"])"), "{python}");
        assert!(rust.contains("ClientBuilder::new(\"http://127.0.0.1:4000\").namespace(\"/\").on_any("), "{rust}");
        let [javascript, python, rust] = lines("http://127.0.0.1:1", ("/staff", "{\"token\": \"x\"}"));
        assert!(javascript.contains("io(\"http://127.0.0.1:1/staff\", { auth: {\"token\": \"x\"} });"), "{javascript}");
        assert!(python.contains("auth={\"token\": \"x\"}, namespaces=[\"/staff\"]"), "{python}");
        assert!(rust.contains(".auth(json!({\"token\": \"x\"}))"), "{rust}");
    }
}
