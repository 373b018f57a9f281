//! What is written: a line each for a spreadsheet, a report for a build server, a file for each student.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use transcript::Judgement;
use transcript::shown::visible;

use super::Graded;

pub(crate) fn csv(path: &Path, all: &[Graded]) -> Result<()> {
    let mut out = String::from("student,exercise,verdict,right,steps,ideas,untouched,compiles,reason\r\n");
    for graded in all {
        let (right, steps) = graded.score();
        let cells = [
            graded.submission.name.clone(),
            graded.exercise.id.to_owned(),
            word(graded.verdict.judgement).to_owned(),
            right.to_string(),
            steps.to_string(),
            graded.verdict.misconception.join(" "),
            graded.verdict.untouched.to_string(),
            (!graded.refused).to_string(),
            graded.verdict.reason.clone().unwrap_or_default(),
        ];
        let _ = write!(out, "{}\r\n", cells.map(|cell| quoted(&cell)).join(","));
    }
    write(path, &out)
}

/// A cell. What a spreadsheet would take for a formula is a text.
fn quoted(cell: &str) -> String {
    let text = visible(cell).replace('"', "\"\"");
    let formula = text.starts_with(['=', '+', '-', '@']);
    format!("\"{}{text}\"", if formula { "'" } else { "" })
}

pub(crate) fn junit(path: &Path, all: &[Graded]) -> Result<()> {
    let of = |judgement| all.iter().filter(|it| it.verdict.judgement == judgement).count();
    let (failures, errors) = (of(Judgement::NotSolved), of(Judgement::NotGraded));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuite name=\"workbook\" tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\">\n",
        all.len()
    );
    for graded in all {
        let seconds = std::time::Duration::from_millis(graded.verdict.millis).as_secs_f32();
        let (name, id) = (escaped(&graded.submission.name), graded.exercise.id);
        let _ = write!(out, "  <testcase classname=\"{id}\" name=\"{name}\" time=\"{seconds:.3}\"");
        let element = match graded.verdict.judgement {
            Judgement::Passed => {
                out.push_str("/>\n");
                continue;
            }
            Judgement::NotSolved => "failure",
            Judgement::NotGraded => "error",
        };
        let reason = escaped(graded.verdict.reason.as_deref().unwrap_or_default());
        let _ = writeln!(out, "><{element} message=\"{reason}\"/></testcase>");
    }
    out.push_str("</testsuite>\n");
    write(path, &out)
}

fn escaped(text: &str) -> String {
    let text = visible(text).replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// A folder for each exercise, and a file for each student in it.
pub(crate) fn feedback(folder: &Path, all: &[Graded]) -> Result<()> {
    for graded in all {
        let folder = folder.join(graded.exercise.id);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let text = match &graded.told {
            Some(told) => told.clone(),
            None => format!("{}\n", graded.verdict.reason.as_deref().map(visible).unwrap_or_default()),
        };
        // A name comes from a file's or a folder's: it has no slash.
        write(&folder.join(format!("{}.txt", graded.submission.name)), &text)?;
    }
    Ok(())
}

fn word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Passed => "passed",
        Judgement::NotSolved => "not_solved",
        Judgement::NotGraded => "not_graded",
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_text_is_markup() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a \"b\"\u{1b}"), "\"a \"\"b\"\"\\u{1b}\"");
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
