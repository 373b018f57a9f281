//! Keys and the real screen.

use std::io::{self, Write};
use std::panic;

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{execute, queue};

use super::deck::{Deck, Key};
use super::screen::{self, Screen, Size};
use crate::scene::Performance;

/// Shows the performance until somebody has seen enough.
pub(crate) fn show(performance: &Performance) -> Result<()> {
    let mut deck = Deck::new(performance);
    let _borrowed = Borrowed::new().context("this terminal cannot be used: pipe the output through `cat` instead")?;
    loop {
        let (width, height) = terminal::size()?;
        let screen = screen::draw(performance, &deck, Size { width: width.into(), height: height.into() });
        deck.top = screen.top;
        put(&screen, height.into())?;
        // Anything else that happens, a new size for one, draws the screen again.
        if let Event::Key(key) = event::read()?
            && let Some(key) = meaning(key)
            && !deck.press(key)
        {
            return Ok(());
        }
    }
}

fn put(screen: &Screen, height: usize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let plain = AutoStream::choice(&out) == ColorChoice::Never;
    queue!(out, MoveTo(0, 0))?;
    for (i, line) in screen.lines.iter().take(height).enumerate() {
        if i > 0 {
            write!(out, "\r\n")?;
        }
        // Before the text: behind a full line it would take the last letter away.
        queue!(out, Clear(ClearType::UntilNewLine))?;
        if plain {
            write!(out, "{}", line.text)?;
        } else {
            write!(out, "{}", line.coloured())?;
        }
    }
    out.flush()
}

fn meaning(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return matches!(key.code, KeyCode::Char('c' | 'd')).then_some(Key::Quit);
    }
    Some(match key.code {
        // A presenter's remote control turns pages.
        KeyCode::Char(' ' | 'n') | KeyCode::Enter | KeyCode::Right | KeyCode::PageDown => Key::Forward,
        KeyCode::Char('p') | KeyCode::Left | KeyCode::PageUp | KeyCode::Backspace => Key::Back,
        KeyCode::Char('r') => Key::Repeat,
        KeyCode::Home => Key::First,
        KeyCode::End => Key::Last,
        KeyCode::Up | KeyCode::Char('k') => Key::Up,
        KeyCode::Down | KeyCode::Char('j') => Key::Down,
        KeyCode::Char('c') => Key::Code,
        KeyCode::Char('?' | 'h') => Key::Help,
        KeyCode::Char('q') | KeyCode::Esc => Key::Quit,
        _ => return None,
    })
}

/// The terminal while the show has it. It is given back however the show ends.
struct Borrowed;

impl Borrowed {
    fn new() -> io::Result<Self> {
        // Before the message of a panic is written, or nobody would see it.
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
        terminal::enable_raw_mode()?;
        let borrowed = Self;
        execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        Ok(borrowed)
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    // There is nothing left to do for a terminal that does not listen.
    let _ = execute!(io::stdout(), Show, LeaveAlternateScreen);
    let _ = terminal::disable_raw_mode();
}
