//! Which files an answer consists of: itself, and those that it names.

use std::fs;
use std::path::{Component, Path, PathBuf};

const INCLUDE: &str = "include_str!(\"";

/// The files that `source` names in `mod name;` and `include_str!("…")`, and those that they name, in turn. Their paths
/// start at the folder of `source`; what lies outside of it, or is not there, is left out.
pub(crate) fn named_by(source: &Path) -> Vec<PathBuf> {
    let mut named = Vec::new();
    if let Some(folder) = source.parent() {
        add(folder, source, Path::new(""), &mut named);
    }
    named
}

/// Adds what `file` names. Its modules lie in `modules`, below `folder`.
fn add(folder: &Path, file: &Path, modules: &Path, named: &mut Vec<PathBuf>) {
    let text = fs::read_to_string(file).unwrap_or_default();
    let beside = file.parent().and_then(|parent| parent.strip_prefix(folder).ok()).unwrap_or(Path::new(""));
    let names = included(&text).filter_map(plain);
    named.extend(names.map(|name| beside.join(name)).filter(|path| is_inside(folder, path)));
    for name in declared(&text) {
        // What an answer calls a module may be anything, before rustc has seen it.
        let Some(name) = plain(name) else { continue };
        let places = [modules.join(&name).with_extension("rs"), modules.join(&name).join("mod.rs")];
        if let Some(path) = places.into_iter().find(|path| is_inside(folder, path)) {
            add(folder, &folder.join(&path), &modules.join(&name), named);
            named.push(path);
        }
    }
}

/// Whether it is a file below the folder, also where the system ends up when it follows links.
fn is_inside(folder: &Path, path: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    let Some((folder, file)) = real(folder).zip(real(&folder.join(path))) else { return false };
    file.starts_with(folder) && file.is_file()
}

/// A path that leads down and nowhere else: nothing but names, and perhaps a `.` before them.
pub(crate) fn plain(path: &str) -> Option<PathBuf> {
    let parts = Path::new(path).components().filter(|part| *part != Component::CurDir);
    parts.map(|part| if let Component::Normal(name) = part { Some(name) } else { None }).collect()
}

/// `text` with other paths in `include_str!("…")`, where `instead` knows one.
pub(crate) fn with_included(text: &str, instead: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = text.split(INCLUDE);
    let mut moved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        moved.push_str(INCLUDE);
        match part.split_once('"').and_then(|(name, rest)| Some((instead(name)?, rest))) {
            Some((path, rest)) => {
                // A path may hold what a literal has to escape.
                moved.push_str(&path.escape_default().to_string());
                moved.push('"');
                moved.push_str(rest);
            }
            None => moved.push_str(part),
        }
    }
    moved
}

fn included(text: &str) -> impl Iterator<Item = &str> {
    text.split(INCLUDE).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The modules that have a file of their own.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (visibility, name) = line.trim().strip_suffix(';')?.rsplit_once("mod ")?;
        (visibility.is_empty() || visibility.starts_with("pub")).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_paths_are_replaced() {
        let text = r#"(include_str!("../page.html"), include_str!("socket.js"), "../page.html")"#;
        let moved = with_included(text, |name| name.strip_prefix("../").map(|rest| format!("/w\\{rest}")));
        assert_eq!(moved, r#"(include_str!("/w\\page.html"), include_str!("socket.js"), "../page.html")"#);
        assert_eq!(with_included("include_str!(\"", |_| Some(String::new())), "include_str!(\"");
    }

    #[test]
    fn an_answer_consists_of_what_it_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it is below")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write(
            "alice.rs",
            "mod rooms;\npub(crate) mod talk;\nmod here {}\nconst P: &str = include_str!(\"page.html\");",
        );
        write("rooms.rs", "mod history;\nconst OTHER: &str = include_str!(\"../outside.txt\");");
        write("rooms/history.rs", "");
        write("talk/mod.rs", "const HELP: &str = include_str!(\"help.txt\");");
        write("talk/help.txt", "");
        write("page.html", "");
        write("bob.rs", "");
        let mut named = named_by(&folder.path().join("alice.rs"));
        named.sort();
        let expected = ["page.html", "rooms/history.rs", "rooms.rs", "talk/help.txt", "talk/mod.rs"];
        assert_eq!(named, expected.map(PathBuf::from));
    }
}
