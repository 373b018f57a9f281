//! What an exercise may be called: its id is a package, a module, a folder and a page.

use anyhow::{Result, bail, ensure};

/// Strict, reserved and weak ones: <https://doc.rust-lang.org/reference/keywords.html>.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "raw", "ref", "return", "safe", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];

/// Names that cargo keeps for itself, or that Rust's own crates have.
const OF_CARGO: &[&str] =
    &["alloc", "build", "core", "deps", "examples", "incremental", "proc_macro", "std", "target", "test"];

/// Names that Windows gives to devices: no file may be called so.
const OF_WINDOWS: &[&str] = &["aux", "com1", "com2", "com3", "com4", "con", "lpt1", "lpt2", "lpt3", "nul", "prn"];

/// The names of an exercise's files that mean something else already: `{{#code mute/stub}}`.
const OF_THE_WORKBOOK: &[&str] = &["reference", "stub"];

/// Refuses what cannot be an id. `lock` is the text of `Cargo.lock`, which names every package.
pub(crate) fn check(id: &str, lock: &str) -> Result<()> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    ensure!(
        id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(letters),
        "`{id}` cannot be an id: small letters, digits and `_`, and a letter at the start, as in `direct_message`"
    );
    ensure!(!KEYWORDS.contains(&id), "`{id}` cannot be an id: it is a keyword of Rust");
    ensure!(!OF_CARGO.contains(&id), "`{id}` cannot be an id: cargo and Rust use that name themselves");
    ensure!(!OF_WINDOWS.contains(&id), "`{id}` cannot be an id: Windows has no files of that name");
    ensure!(!OF_THE_WORKBOOK.contains(&id), "`{id}` cannot be an id: every exercise has an answer of that name");
    if course::find(id).is_some() {
        bail!("there is an exercise `{id}` already");
    }
    let taken = |package: &str| [id.to_owned(), format!("{id}_solution")].contains(&package.replace('-', "_"));
    if let Some(package) = packages(lock).find(|package| taken(package)) {
        bail!("`{id}` cannot be an id: there is a package `{package}` already");
    }
    Ok(())
}

fn packages(lock: &str) -> impl Iterator<Item = &str> {
    lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::check;

    fn why(id: &str) -> String {
        check(id, "[[package]]\nname = \"futures-util\"\n").expect_err("it is refused").to_string()
    }

    #[test]
    fn an_id_is_a_package_a_module_and_a_file() {
        assert!(check("mute", "").is_ok() && check("mute_2", "").is_ok());
        for id in ["", "Mute", "2mute", "mute-all", "mute all", "müte", "../mute", "_mute"] {
            assert!(why(id).contains("small letters"), "{id}");
        }
        assert!(why("loop").contains("keyword"));
        assert!(why("test").contains("cargo"));
        assert!(why("nul").contains("Windows"));
        assert!(why("stub").contains("every exercise"));
        assert!(why("broadcast").contains("already"));
        assert!(why("futures_util").contains("a package `futures-util`"));
    }
}
