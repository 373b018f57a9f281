//! The arguments of a directive: words, texts in quotes, and `..` between two of them. `\"` is a quote within a text.

/// One argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Arg {
    Word(String),
    Text(String),
    To,
}

/// Splits `broadcast "alice types" .. "bob types"`. None if a quote is left open.
pub(crate) fn split(text: &str) -> Option<Vec<Arg>> {
    let mut args = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut quotes = quoted.match_indices('"').map(|(at, _)| at);
            let end = quotes.find(|&at| !quoted[..at].ends_with('\\'))?;
            args.push(Arg::Text(quoted[..end].replace("\\\"", "\"")));
            rest = quoted[end + 1..].trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = &rest[..end];
            args.push(if word == ".." { Arg::To } else { Arg::Word(word.to_owned()) });
            rest = rest[end..].trim_start();
        }
    }
    Some(args)
}

#[cfg(test)]
mod tests {
    use super::{Arg, split};

    #[test]
    fn words_texts_and_ranges_are_told_apart() {
        let word = |w: &str| Arg::Word(w.into());
        let text = |t: &str| Arg::Text(t.into());
        assert_eq!(split("broadcast/io_emit"), Some(vec![word("broadcast/io_emit")]));
        assert_eq!(split(r#" a "b c" .. "d" "#), Some(vec![word("a"), text("b c"), Arg::To, text("d")]));
        assert_eq!(split(r#"a "on(\"b\")""#), Some(vec![word("a"), text("on(\"b\")")]));
        assert_eq!(split(r#"a "b"#), None);
        assert_eq!(split(""), Some(vec![]));
    }
}
