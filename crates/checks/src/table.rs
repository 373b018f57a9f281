//! Showing rows to a person, and to a program.

use std::time::Duration;

use anstyle::{AnsiColor, Style};
use graders::Kind;
use indicatif::{ProgressBar, ProgressStyle};
use transcript::{Judgement, Match};

use crate::row::Row;

const BAD: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default();

/// Shown only in a terminal.
pub(crate) fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("  {bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

pub(crate) fn show(rows: &[Row], missing: &[String]) {
    let mut exercise = "";
    for row in rows {
        if row.exercise != exercise {
            exercise = row.exercise;
            anstream::println!("\n{exercise}");
        }
        let (style, mark) = match (row.lacking, row.is_right()) {
            (true, _) => (Style::new(), "–"),
            (false, true) => (GOOD, "✓"),
            (false, false) => (BAD, "✗"),
        };
        anstream::println!("  {style}{mark}{style:#} {:14} {:28} {}", row.kind.name(), row.name, outcome(row));
    }
    println!();
    for sentence in missing {
        anstream::println!("{BAD}✗{BAD:#} {sentence}");
    }
}

fn outcome(row: &Row) -> String {
    let mut said = match row.verdict {
        Judgement::Passed => "passes".to_owned(),
        Judgement::NotSolved => match (row.matched, row.named.is_empty()) {
            (_, true) => "fails, not named".to_owned(),
            (Match::Exact, _) => format!("killed, named {}", row.named.join(" = ")),
            (..) => format!("killed, by its first step {}", row.named.join(" = ")),
        },
        Judgement::NotGraded => format!("not graded: {}", row.reason.as_deref().unwrap_or_default()),
    };
    if !row.is_right() && row.verdict == Judgement::NotSolved {
        said += &format!(" ({})", row.otherwise.as_ref().or(row.reason.as_ref()).map_or("", String::as_str));
    }
    if row.runs > 1 {
        let [passed, not_solved, not_graded] = row.ended;
        said += &format!(
            " · {} runs, {} different ({passed} passed, {not_solved} not solved, {not_graded} not graded)",
            row.runs, row.different
        );
    }
    format!("{said} · {} ms", row.millis)
}

pub(crate) fn json(rows: &[Row]) {
    for row in rows {
        println!("{}", serde_json::to_string(row).unwrap_or_default());
    }
}

pub(crate) fn summary(part: &str, rows: &[Row], missing: usize) -> String {
    let wrong = rows.iter().filter(|row| !row.is_right()).count();
    let references: u64 = rows.iter().filter(|row| row.kind == Kind::Reference).map(|row| row.millis).sum();
    let named: Vec<_> = rows.iter().filter(|row| row.kind == Kind::Misconception).collect();
    let not_graded: usize = rows.iter().map(|row| row.ended[2]).sum();
    let alone = named.iter().filter(|row| row.named == [row.name]).count();
    format!(
        "{part}: {} answers, {wrong} not as they should be, {missing} missing; {alone} of {} misconceptions named \
         alone; {not_graded} runs not graded; all references {references} ms",
        rows.len(),
        named.len()
    )
}
