//! What is seen at a place in the show, as lines, in any size: a header, a body that scrolls if it must, the keys.

use anstyle::Style;

use super::deck::{Deck, Slide, View};
use crate::scene::fold::{columns, fold};
use crate::scene::text::{self, Ask, Line};
use crate::scene::{Performance, Source};
use crate::style::{BOLD, DIM};

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: usize,
    pub(crate) height: usize,
}

/// A screen, full to its last row.
#[derive(Debug)]
pub(crate) struct Screen {
    pub(crate) lines: Vec<Line>,
    /// Where the body really begins.
    pub(crate) top: usize,
}

/// Lines longer than this are hard to read from the last row.
const WIDEST: usize = 120;
/// More of what went before takes the place of what is asked.
const BEFORE: usize = 4;
/// Fewer lines of code than this say nothing.
const LEAST_CODE: usize = 3;
const KEYS: &str = "space next  p back  r repeat  c code  q quit  ? keys";
const HELP: &str = "\
space  enter  →  n   on: first the question, then the answer
←  p                 back
r                    play the step again: the answer is hidden
home  end            the first step, the last step
↑  ↓                 scroll what does not fit
c                    all of the code, and back
q  esc               quit

A presenter's remote control turns pages: that is on and back, too.";

pub(crate) fn draw(performance: &Performance, deck: &Deck, size: Size) -> Screen {
    let Size { width, height } = Size { width: size.width.clamp(20, WIDEST), height: size.height.max(8) };
    // Header, an empty line below it, and the keys.
    let room = height - 3;
    let body = match deck.view {
        View::Step => step(performance, deck, width, room),
        View::Code => text::code(&performance.source.whole(), width),
        View::Help => HELP.lines().flat_map(|line| fold(line, width - 2)).map(|l| plain(format!("  {l}"))).collect(),
    };
    let top = deck.top.min(body.len().saturating_sub(room));
    let keys = if deck.is_over() { format!("The end.  {KEYS}") } else { KEYS.to_owned() };
    let footer = if body.len() > room {
        format!("↑↓ lines {}–{} of {}  {KEYS}", top + 1, body.len().min(top + room), body.len())
    } else {
        keys
    };
    let mut lines = vec![header(performance, deck.slide(), width), Line::empty()];
    lines.extend(body.into_iter().skip(top).take(room));
    lines.resize(height - 1, Line::empty());
    let footer = fold(&footer, width - 2).into_iter().next().unwrap_or_default();
    lines.push(Line::new(DIM, format!("  {footer}")));
    Screen { lines, top }
}

fn header(performance: &Performance, slide: Slide, width: usize) -> Line {
    let (scenes, title) = (&performance.scenes, &performance.title);
    let scene = &scenes[slide.scene];
    let left = match &scene.name {
        Some(name) if scenes.len() > 1 => format!("{title}: {name} ({} of {})", slide.scene + 1, scenes.len()),
        Some(name) => format!("{title}: {name}"),
        None => performance.title.clone(),
    };
    let right = format!("step {} of {}", slide.step + 1, scene.steps.len());
    let gap = width.saturating_sub(4 + columns(&left) + columns(&right)).max(2);
    let line = format!("{left}{}{right}", " ".repeat(gap));
    Line::new(BOLD, format!("  {}", fold(&line, width - 2).swap_remove(0)))
}

fn step(performance: &Performance, deck: &Deck, width: usize, room: usize) -> Vec<Line> {
    let Slide { scene, step, .. } = deck.slide();
    let scene = &performance.scenes[scene];
    let mut sent = text::before(scene, step, width);
    // The newest of them, where all are too many.
    sent.drain(..sent.len().saturating_sub(BEFORE));
    let (number, step) = (step + 1, &scene.steps[step]);
    sent.extend(text::sent(number, step, width));
    let before = text::asked(step, Ask::Mark);
    let mut after = text::heard(step, width);
    after.extend(text::note(performance.notes.on(&step.title), width));
    if deck.is_over() {
        after.extend(text::note(Some(performance.exercise.concept), width));
    }
    // The code stays where it is when the answer comes.
    let rest = sent.len() + before.len().max(after.len());
    let rows = if deck.is_revealed() { after } else { before };
    let scene: Vec<_> = sent.into_iter().chain(rows).collect();
    let mut body =
        code(&performance.source, &performance.source.about(step), width, room.saturating_sub(rest), "press c");
    body.extend(scene);
    body
}

/// The code that a step is about, with an empty line below it, of which no more is shown than there is room for.
/// `elsewhere` is where the rest can be seen.
pub(crate) fn code(source: &Source, about: &[String], width: usize, room: usize, elsewhere: &str) -> Vec<Line> {
    // The empty line below.
    let room = room.saturating_sub(1);
    let whole = text::code(&source.body(), width);
    let mut code = if whole.len() <= room || about.is_empty() { whole } else { text::code(&about.join("\n\n"), width) };
    if code.len() > room {
        code.retain(|line| !line.text.is_empty());
    }
    if code.len() > room {
        let kept = if room > LEAST_CODE { room - 1 } else { 0 };
        let left = code.len() - kept;
        code.truncate(kept);
        code.push(Line::new(DIM, format!("  … {left} lines of code: {elsewhere}")));
    }
    code.push(Line::empty());
    code
}

fn plain(text: String) -> Line {
    Line::new(Style::new(), text)
}

#[cfg(test)]
mod tests {
    use super::super::deck::Key;
    use super::*;
    use crate::scene::{Notes, example};

    fn screen(performance: &Performance, keys: &[Key], width: usize, height: usize) -> String {
        let mut deck = Deck::new(performance);
        for key in keys {
            deck.press(*key);
        }
        let screen = draw(performance, &deck, Size { width, height });
        assert_eq!(screen.lines.len(), height);
        assert!(screen.lines.iter().all(|line| columns(&line.text) <= width), "{screen:#?}");
        screen.lines.into_iter().map(|line| line.text + "\n").collect()
    }

    #[test]
    fn a_step_is_code_then_question_then_answer() {
        let performance = example::performance();
        let asked = screen(&performance, &[Key::Forward], 80, 24);
        let expected = r#"  broadcast                                                        step 2 of 3

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            socket.broadcast().emit("typing", &who).await.ok();
        });
    });
}

  2  alice types
    alice → typing {"name":"alice"}

  Who hears it?
    alice  ?
    bob    ?
    carol  ?
"#;
        assert!(asked.starts_with(expected), "{asked}");
        let revealed = screen(&performance, &[Key::Forward, Key::Forward], 80, 24);
        assert!(revealed.contains("    alice · nothing\n    bob   ← typing {\"name\":\"alice\"}\n"), "{revealed}");
        assert!(revealed.contains("  Ask what Alice's screen shows.\n"), "{revealed}");
        let code = |screen: &str| screen.lines().take(10).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(code(&asked), code(&revealed), "the code moves");
    }

    #[test]
    fn a_small_screen_shows_the_handler_and_then_less() {
        let performance = example::performance();
        let handler = screen(&performance, &[Key::Forward], 80, 18);
        assert!(handler.contains("\nsocket.on(\"typing\""), "{handler}");
        let talk = example::CODE.replace("            socket.b", "            // Why.\n\n            socket.b");
        let talk = Source::of([("lib".to_owned(), talk)].into());
        let about = talk.about(&performance.scenes[0].steps[1]);
        assert_eq!(code(&talk, &about, 80, 4, "").len(), 4, "the comment is left out");
        let less = screen(&performance, &[Key::Forward], 80, 14);
        assert!(less.contains("… 3 lines of code: press c") && less.contains("carol  ?"), "{less}");
        screen(&performance, &[Key::Forward, Key::Forward], 30, 10);
    }

    #[test]
    fn what_does_not_fit_scrolls() {
        let rows: String = (0..40).map(|i| format!("   bob ← said {i}\n")).collect();
        let performance = Performance {
            scenes: vec![example::scene(Some("crowd"), &format!("1  all talk\n{rows}"))],
            notes: Notes::default(),
            ..example::performance()
        };
        let first = screen(&performance, &[Key::Forward], 80, 24);
        assert!(first.contains("said 0\n") && first.contains("broadcast: crowd"), "{first}");
        assert!(first.contains("↑↓ lines 1–21 of 47"), "{first}");
        let last = screen(&performance, &[&[Key::Forward][..], &[Key::Down; 20]].concat(), 80, 24);
        assert!(last.contains("said 39\n"), "{last}");
    }

    #[test]
    fn the_keys_are_told() {
        let help = screen(&example::performance(), &[Key::Help], 80, 24);
        assert!(help.contains("play the step again"), "{help}");
    }
}
