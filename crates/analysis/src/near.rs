//! Names that are nearly the same.

use crate::remark::Likeness;

/// The one of `names` that a name is closest to, if it is close to one. Equal names are not close: they are equal.
pub(crate) fn nearest<'n>(name: &str, names: &[&'n str]) -> Option<(&'n str, Likeness)> {
    if name.len() > 64 {
        return None;
    }
    let all = names.iter().filter(|other| **other != name);
    all.filter_map(|other| Some((like(name, other)?, *other))).min().map(|(likeness, other)| (other, likeness))
}

fn like(name: &str, other: &str) -> Option<Likeness> {
    let (lower, meant) = (name.to_lowercase(), other.to_lowercase());
    if lower == meant {
        return Some(Likeness::Case);
    }
    let (bare, meant_bare) = (letters(&lower), letters(&meant));
    if bare.is_empty() || meant_bare.is_empty() {
        return None;
    }
    if bare == meant_bare {
        return Some(Likeness::Separators);
    }
    if singular(&bare) == singular(&meant_bare) {
        return Some(Likeness::Number);
    }
    if stem(&bare).len() >= 3 && stem(&bare) == stem(&meant_bare) {
        return Some(Likeness::Form);
    }
    let allowed = match bare.chars().count().min(meant_bare.chars().count()) {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    if allowed > 0 && distance(&bare, &meant_bare) <= allowed {
        return Some(Likeness::Spelling);
    }
    // A word of it is the name that is meant.
    let is_part = meant.len() >= 3 && words(name).any(|word| word == meant);
    is_part.then_some(Likeness::Part)
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn singular(name: &str) -> &str {
    name.strip_suffix('s').filter(|rest| rest.len() >= 3).unwrap_or(name)
}

/// `announce`, `announced`, `announcing`, `announces`; `typing` and `typed`.
fn stem(name: &str) -> &str {
    let rest = ["ing", "ed", "es", "s", "d", "e"].iter().find_map(|ending| name.strip_suffix(ending));
    rest.filter(|rest| rest.len() >= 3).unwrap_or(name)
}

/// `stopTyping`, `is typing`, `user:typing`: what stands between the separators, and from capital to capital.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut last_was_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && last_was_small) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        last_was_small = c.is_lowercase();
    }
    words.into_iter()
}

/// How many letters have to be added, left out, changed, or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let changed = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}
