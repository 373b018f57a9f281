//! What a typed line means. What cannot be understood is said in a sentence.

/// What was predicted for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Prediction {
    /// For each client, whether it hears something.
    Alone(Vec<bool>),
    /// For each client, how many people say so.
    Class { people: u32, hands: Vec<u32> },
}

/// The clients who are named, with spaces or commas between them, or their numbers counted from 1. Nothing is nobody.
pub(super) fn names(line: &str, clients: &[&str]) -> Result<Prediction, String> {
    let line = line.replace(',', " ").to_lowercase();
    let known: Vec<String> = clients.iter().map(|name| name.to_lowercase()).collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut hears = vec![false; clients.len()];
    match words.as_slice() {
        ["all" | "everybody" | "everyone"] => return Ok(Prediction::Alone(vec![true; clients.len()])),
        ["nobody" | "none" | "nothing"] => return Ok(Prediction::Alone(hears)),
        _ => {}
    }
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        // A name may hold spaces; the longest that fits is meant.
        let named = (1..=rest.len()).rev().find_map(|n| {
            let name = rest[..n].join(" ");
            Some((known.iter().position(|known| *known == name)?, n))
        });
        let numbered = || Some((rest[0].parse::<usize>().ok()?.checked_sub(1).filter(|i| *i < clients.len())?, 1));
        let Some((i, n)) = named.or_else(numbered) else {
            return Err(format!("nobody here is called `{}`: {}", rest[0], clients.join(", ")));
        };
        hears[i] = true;
        rest = &rest[n..];
    }
    Ok(Prediction::Alone(hears))
}

/// A number for each client, in their order.
pub(super) fn hands(line: &str, clients: &[&str], people: u32) -> Result<Prediction, String> {
    let words: Vec<&str> = line.split([' ', ',', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
    let read = |word: &&str| word.parse::<u32>().map_err(|_| format!("`{word}` is not a number of hands"));
    let hands = words.iter().map(read).collect::<Result<Vec<u32>, String>>()?;
    if hands.len() != clients.len() {
        return Err(format!("{} numbers are needed, one for each of {}", clients.len(), clients.join(", ")));
    }
    match hands.iter().find(|hands| **hands > people) {
        Some(many) => Err(format!("{many} hands, and only {people} people")),
        None => Ok(Prediction::Class { people, hands }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENTS: [&str; 4] = ["alice", "alice (phone)", "bob", "Dave ⚓"];

    #[track_caller]
    fn check(line: &str, hears: [bool; 4]) {
        assert_eq!(names(line, &CLIENTS), Ok(Prediction::Alone(hears.into())), "{line:?}");
    }

    #[test]
    fn names_and_numbers_are_understood() {
        check("", [false; 4]);
        check("nobody", [false; 4]);
        check("Everyone", [true; 4]);
        check("bob alice", [true, false, true, false]);
        check(" alice (phone),bob, ", [false, true, true, false]);
        check("2, 4", [false, true, false, true]);
        check("dave ⚓ alice alice (phone)", [true, true, false, true]);
    }

    #[test]
    fn a_stranger_is_named() {
        for line in ["zoe", "bob 5", "0"] {
            let error = names(line, &CLIENTS).expect_err(line);
            assert!(error.starts_with("nobody here is called"), "{error}");
        }
    }

    #[test]
    fn hands_are_a_number_for_each() {
        let all = |line| hands(line, &["alice", "bob"], 30);
        assert_eq!(all("28, 30"), Ok(Prediction::Class { people: 30, hands: vec![28, 30] }));
        for line in ["28", "1 2 3", "many 3", "31 0", "-1 2"] {
            assert!(all(line).is_err(), "{line}");
        }
    }
}
