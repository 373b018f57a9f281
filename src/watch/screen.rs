//! Where a verdict is shown: a terminal, which has keys, or a pipe, which has none.

use std::io::{self, IsTerminal, Write};
use std::{panic, thread};

use anyhow::{Context, Result};
use catalogue::Exercise;
use crossterm::cursor::MoveTo;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{self, Clear, ClearType};
use crossterm::{execute, queue};
use tokio::sync::mpsc;

use super::run::Said;
use crate::out::print;
use crate::style::{BOLD, DIM};

const KEYS: &str = "n next  p previous  h hint  r reset  l list  o open the page  q quit";

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Next,
    Previous,
    Hint,
    Reset,
    List,
    Open,
    /// The same again: back from a hint or the list to the verdict.
    Again,
    Yes,
    /// It means nothing here, and is no yes.
    Other,
    Quit,
}

#[derive(Debug)]
pub(crate) struct Screen {
    /// `None`: a pipe.
    keys: Option<mpsc::UnboundedReceiver<Key>>,
}

impl Screen {
    pub(crate) fn new() -> Result<Self> {
        if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
            return Ok(Self { keys: None });
        }
        // Before the message of a panic is written, or it would stand askew.
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
        terminal::enable_raw_mode().context("this terminal cannot be used: pipe the output through `cat` instead")?;
        let (pressed, keys) = mpsc::unbounded_channel();
        thread::spawn(move || {
            while let Ok(event) = event::read() {
                let key = if let Event::Key(key) = event { meaning(key) } else { None };
                if key.is_some_and(|key| pressed.send(key).is_err()) {
                    return;
                }
            }
        });
        Ok(Self { keys: Some(keys) })
    }

    /// The next key. In a pipe there is none, ever.
    pub(crate) async fn key(&mut self) -> Key {
        match &mut self.keys {
            Some(keys) => keys.recv().await.unwrap_or(Key::Quit),
            None => std::future::pending().await,
        }
    }

    /// This exercise is being graded.
    pub(crate) fn begin(&self, exercise: &Exercise) {
        self.clear();
        let name = format!("{} {}", exercise.number(), exercise.id);
        self.put(&format!(
            "{BOLD}{name}{BOLD:#}  {DIM}exercises/{}/src/lib.rs{DIM:#}\n\nbuilding and grading …\n",
            exercise.folder()
        ));
        self.keys_line();
    }

    /// What a run has said.
    pub(crate) fn show(&self, said: &Said) {
        self.clear();
        self.put(&said.complaints);
        self.put(said.out.trim_start_matches('\n'));
        self.keys_line();
    }

    /// A line, below what stands there.
    pub(crate) fn say(&self, line: &str) {
        self.put(&format!("{line}\n"));
    }

    fn keys_line(&self) {
        if self.keys.is_some() {
            self.put(&format!("\n{DIM}{KEYS}{DIM:#}\n"));
        }
    }

    fn clear(&self) {
        if self.keys.is_some() {
            // What is written next says whether the terminal listens.
            let _ = queue!(io::stdout(), Clear(ClearType::All), MoveTo(0, 0));
        }
    }

    /// In raw mode, a new line does not begin at the left.
    fn put(&self, text: &str) {
        if self.keys.is_some() {
            print!("{}", text.replace('\n', "\r\n"));
        } else {
            print!("{text}");
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.keys.is_some() {
            give_back();
        }
    }
}

fn give_back() {
    // There is nothing left to do for a terminal that does not listen.
    let _ = terminal::disable_raw_mode();
    let _ = execute!(io::stdout(), MoveTo(0, terminal::size().map_or(0, |(_, height)| height)));
    let _ = io::stdout().flush();
}

fn meaning(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return matches!(key.code, KeyCode::Char('c' | 'd')).then_some(Key::Quit);
    }
    Some(match key.code {
        KeyCode::Char('n') => Key::Next,
        KeyCode::Char('p') => Key::Previous,
        KeyCode::Char('h') => Key::Hint,
        KeyCode::Char('r') => Key::Reset,
        KeyCode::Char('l') => Key::List,
        KeyCode::Char('o') => Key::Open,
        KeyCode::Enter | KeyCode::Char(' ') => Key::Again,
        KeyCode::Char('y') => Key::Yes,
        KeyCode::Char('q') | KeyCode::Esc => Key::Quit,
        _ => Key::Other,
    })
}
