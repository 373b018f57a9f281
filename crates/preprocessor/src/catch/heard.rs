//! Everything that anybody hears in a game, once, and how it is shown.

use std::collections::HashMap;

use transcript::{FUNCTION, Sound};

use super::game::Kind;

/// So many characters are shown; more, where two sounds would look the same.
const WIDTHS: [usize; 4] = [110, 240, 1_000, usize::MAX];

/// Clients, sounds, and what somebody hears in a step, each with a number.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) clients: Vec<String>,
    sounds: Vec<Sound>,
    known: HashMap<String, usize>,
    /// What is heard in a step, as numbers of sounds. The first is nothing.
    pub(super) heard: Vec<Vec<usize>>,
    /// The sounds as they are shown.
    pub(super) texts: Vec<String>,
}

impl Default for Heard {
    fn default() -> Self {
        Self {
            clients: Vec::new(),
            sounds: Vec::new(),
            known: HashMap::new(),
            heard: vec![Vec::new()],
            texts: Vec::new(),
        }
    }
}

impl Heard {
    pub(super) fn client(&mut self, name: &str) -> usize {
        self.clients.iter().position(|known| known == name).unwrap_or_else(|| {
            self.clients.push(name.to_owned());
            self.clients.len() - 1
        })
    }

    /// The number of what is heard.
    pub(super) fn index(&mut self, sounds: &[Sound]) -> usize {
        let lines: Vec<usize> = sounds.iter().map(|sound| self.sound(sound)).collect();
        self.heard.iter().position(|known| *known == lines).unwrap_or_else(|| {
            self.heard.push(lines);
            self.heard.len() - 1
        })
    }

    fn sound(&mut self, sound: &Sound) -> usize {
        // Typed: what is the same in words may be two things.
        let key = serde_json::to_string(sound).unwrap_or_default();
        let next = self.sounds.len();
        *self.known.entry(key).or_insert_with(|| {
            self.sounds.push(sound.clone());
            next
        })
    }

    /// Writes the sounds down, as short as they can be told apart.
    pub(super) fn shorten(&mut self) -> Result<(), String> {
        let mut widths = vec![0; self.sounds.len()];
        loop {
            self.texts = self.sounds.iter().zip(&widths).map(|(sound, &i)| shown(sound, WIDTHS[i])).collect();
            let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
            for (i, text) in self.texts.iter().enumerate() {
                seen.entry(text).or_default().push(i);
            }
            let alike: Vec<usize> = seen.into_values().filter(|same| same.len() > 1).flatten().collect();
            if alike.is_empty() {
                return Ok(());
            }
            for i in alike {
                widths[i] += 1;
                if widths[i] == WIDTHS.len() {
                    return Err(format!("two things that are heard look the same: {}", shown(&self.sounds[i], 110)));
                }
            }
        }
    }
}

/// A sound with what is free in it told as such.
fn shown(sound: &Sound, width: usize) -> String {
    let text = if width == usize::MAX { sound.to_string() } else { sound.shown(width) };
    readable(&text)
}

/// A text as a reader of the game sees it: `‹any text›` for a placeholder, and no "your function" before there is one.
pub(super) fn readable(text: &str) -> String {
    let mut text = text.replace("\"<text>\"", "‹any text›").replace("<text>", "‹any text›");
    while let Some(at) = text.find("\"<id of ") {
        let Some(end) = text[at..].find(">\"").map(|end| at + end) else { break };
        let id = format!("‹{}›", &text[at + 2..end]);
        text.replace_range(at..end + 2, &id);
    }
    text
}

/// A client's name, as a reader of the game sees it.
pub(super) fn called(kind: Kind, client: &str) -> &str {
    match (kind, client) {
        (Kind::Check, FUNCTION) => "the check",
        (_, FUNCTION) => "the function",
        _ => client,
    }
}
