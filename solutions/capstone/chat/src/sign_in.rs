//! Who may come in, and under which name.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use socketioxide::extract::{SocketRef, TryData};

use super::{pace::Pace, presence::MOST_ROOMS, rooms::Organisation};

/// The handshake's auth. Other fields are of no interest.
#[derive(Deserialize)]
pub struct Auth {
    name: String,
}

/// Who speaks on a connection, and where. Made once, at the door: nothing that is said later can change it.
pub struct Member {
    pub name: String,
    pub organisation: Arc<Organisation>,
    /// How often it may say or whisper something.
    pub speech: Pace,
    /// How often it may join a room. Each time it gets the room's history, which is long.
    pub joins: Pace,
}

impl Member {
    fn new(name: String, organisation: Arc<Organisation>) -> Self {
        let speech = Pace::new(10, Duration::from_secs(1));
        // Whoever comes back after a cut joins all of its rooms at once.
        let joins = Pace::new(MOST_ROOMS, Duration::from_secs(10));
        Self { name, organisation, speech, joins }
    }
}

/// The socketioxide room of all connections of one person. A chat room's name has no `@`, so the two never meet.
pub fn personal(name: &str) -> String {
    format!("@{name}")
}

/// Whether a letter changes more than its own place: it breaks the line, or turns the direction of its neighbours.
/// A name with such a letter could look like another's, or like something that somebody said.
fn disturbs(letter: char) -> bool {
    let turns = ['\u{61c}', '\u{200e}', '\u{200f}'];
    letter.is_control()
        || turns.contains(&letter)
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The door of one organisation.
#[derive(Clone)]
pub struct SignIn {
    pub organisation: Arc<Organisation>,
}

impl SignIn {
    /// The middleware of the namespace: runs before the client is told that it is connected.
    pub fn check(self, socket: &SocketRef, auth: TryData<Auth>) -> Result<(), &'static str> {
        // `TryData`, because with `Data` a client without a name would be refused in serde's words.
        let Ok(Auth { name }) = auth.0 else {
            return Err("invalid name");
        };
        if name.trim().is_empty() || name.chars().count() > 32 || name.chars().any(disturbs) {
            return Err("invalid name");
        }
        // Here and not in the connect handler: a client that is gone again before that handler runs would
        // stay in this room for ever. What a middleware does is undone for it.
        socket.join(personal(&name));
        socket.extensions.insert(Arc::new(Member::new(name, self.organisation)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::disturbs;

    #[test]
    fn a_name_keeps_to_its_line_and_its_direction() {
        for name in [
            "al\nice",
            "al\u{7f}ice",
            "al\u{85}ice",
            "\u{202e}ecila",
            "a\u{2028}b",
            "a\u{2067}b",
            "\u{200f}alice",
            "\u{61c}b",
        ] {
            assert!(name.chars().any(disturbs), "{name:?}");
        }
        for name in ["alice", "Zoë", "Ольга", "ليلى", "שרה", "李雷", "👩\u{200d}🚀", "O'Neil, jr."] {
            assert!(!name.chars().any(disturbs), "{name:?}");
        }
    }
}
