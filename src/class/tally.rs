//! What a class thinks: which ideas are how frequent, and whose they are.

use std::collections::BTreeMap;
use std::fmt::Write;

use transcript::Judgement;
use transcript::shown::visible;

use super::Graded;
use crate::style;

/// The table of students and exercises, where there are several, and the tally.
pub(crate) fn tally(all: &[Graded]) -> String {
    let mut out = String::new();
    let mut exercises: Vec<&str> = all.iter().map(|graded| graded.exercise.id).collect();
    exercises.dedup();
    if exercises.len() > 1 {
        table(&mut out, all, &exercises);
    }
    for id in exercises {
        let of: Vec<&Graded> = all.iter().filter(|graded| graded.exercise.id == id).collect();
        let mut groups: Vec<(usize, String, String)> = Vec::new();
        let mut group = |what: String, names: Vec<&str>| {
            if !names.is_empty() {
                groups.push((names.len(), what, names.join(", ")));
            }
        };
        let named = |is: &dyn Fn(&Graded) -> bool| {
            of.iter().filter(|graded| is(graded)).map(|graded| graded.submission.name.as_str()).collect::<Vec<_>>()
        };
        let mut ideas: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for graded in &of {
            let subjects = graded.verdict.misconception.iter();
            let subjects = subjects.filter_map(|name| Some(graded.exercise.misconception(name)?.subject));
            let subjects: Vec<_> = subjects.collect();
            if !subjects.is_empty() {
                ideas.entry(subjects.join(", or ")).or_default().push(&graded.submission.name);
            }
        }
        let mut ideas: Vec<_> = ideas.into_iter().collect();
        ideas.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        for (idea, names) in ideas {
            group(idea, names);
        }
        let wrong = |graded: &Graded| graded.verdict.judgement == Judgement::NotSolved;
        group(
            "wrong in another way".into(),
            named(&|it| wrong(it) && !it.refused && !it.verdict.untouched && it.verdict.misconception.is_empty()),
        );
        group("not begun".into(), named(&|it| it.verdict.untouched));
        group("does not compile".into(), named(&|it| it.refused));
        group("not graded".into(), named(&|it| it.verdict.judgement == Judgement::NotGraded));
        let mut texts: BTreeMap<&[u8], Vec<&str>> = BTreeMap::new();
        for graded in of.iter().filter(|graded| !graded.verdict.untouched) {
            texts.entry(&graded.text).or_default().push(&graded.submission.name);
        }
        for (_, names) in texts.into_iter().filter(|(_, names)| names.len() > 1) {
            group("the same text".into(), names);
        }
        let _ = writeln!(out, "\n{id}: {} answers, {} passed", of.len(), passed(&of));
        for (count, what, names) in groups {
            let _ = writeln!(out, "{}", style::wrap(&format!("{count} × {what}: {names}"), 2));
        }
    }
    out
}

fn passed(of: &[&Graded]) -> usize {
    of.iter().filter(|graded| graded.verdict.judgement == Judgement::Passed).count()
}

fn table(out: &mut String, all: &[Graded], exercises: &[&str]) {
    let mut students: Vec<&str> = all.iter().map(|graded| graded.submission.name.as_str()).collect();
    students.sort_unstable();
    students.dedup();
    let width = students.iter().map(|name| name.chars().count()).max().unwrap_or_default().min(24);
    for (number, id) in exercises.iter().enumerate() {
        let _ = writeln!(out, "\n  {:>3}  {id}", number + 1);
    }
    let heads: String = (1..=exercises.len()).map(|number| format!("{number:>3}")).collect();
    let _ = writeln!(out, "\n  {:width$} {heads}", "");
    for student in students {
        let mark = |id: &&str| {
            let graded = all.iter().find(|it| it.submission.name == student && it.exercise.id == *id);
            graded.map_or("  ·", |graded| match graded.verdict.judgement {
                Judgement::Passed => "  ✓",
                Judgement::NotSolved => "  ✗",
                Judgement::NotGraded => "  ?",
            })
        };
        let marks: String = exercises.iter().map(mark).collect();
        let _ = writeln!(out, "  {:width$} {marks}", visible(student));
    }
}
