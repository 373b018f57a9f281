//! Which files an answer consists of: itself, and those that it names.

use std::fs;
use std::ops::Range;
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
    for module in declared(&text) {
        // What an answer calls a module may be anything, before rustc has seen it.
        let Some((path, below)) = module.lies(beside, modules).into_iter().find(|(path, _)| is_inside(folder, path))
        else {
            continue;
        };
        add(folder, &folder.join(&path), &below, named);
        named.push(path);
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

/// `mod name;`: a module that has a file of its own.
pub(crate) struct Declared<'a> {
    pub(crate) name: &'a str,
    /// Of `#[path = "…"]`, on the line before it or on the same.
    pub(crate) path: Option<&'a str>,
    /// Where it stands in the text, with its path.
    pub(crate) at: Range<usize>,
}

impl Declared<'_> {
    /// Where its file may lie, declared in a file in the folder `beside` whose modules lie in `modules`; and where its own do.
    fn lies(&self, beside: &Path, modules: &Path) -> Vec<(PathBuf, PathBuf)> {
        if let Some(path) = self.path {
            let path = plain(path).map(|path| beside.join(path));
            return path.into_iter().map(|path| (path.clone(), path.with_file_name(""))).collect();
        }
        let Some(own) = plain(self.name).map(|name| modules.join(name)) else { return Vec::new() };
        vec![(own.with_extension("rs"), own.clone()), (own.join("mod.rs"), own)]
    }
}

/// The modules that have a file of their own.
pub(crate) fn declared(text: &str) -> Vec<Declared<'_>> {
    let mut found = Vec::new();
    let mut end = 0;
    // The path of the line before, and where that began.
    let mut before: Option<(&str, usize)> = None;
    for line in text.split_inclusive('\n') {
        let mut begin = end;
        end += line.len();
        let mut rest = line.trim();
        let mut path = None;
        if let Some((told, behind)) = rest.strip_prefix("#[path = \"").and_then(|rest| rest.split_once("\"]")) {
            (path, rest) = (Some(told), behind.trim());
        } else if let Some((told, at)) = before.take() {
            (path, begin) = (Some(told), at);
        }
        let declares = rest.strip_suffix(';').and_then(|rest| rest.rsplit_once("mod "));
        match declares {
            Some((visibility, name)) if visibility.is_empty() || visibility.starts_with("pub") => {
                found.push(Declared { name, path, at: begin..end });
            }
            None if rest.is_empty() => before = path.map(|path| (path, begin)),
            _ => {}
        }
    }
    found
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
            "mod rooms;\npub(crate) mod talk;\nmod here {}\n#[path = \"parts/aside.rs\"]\nmod other;\n\
             #[path = \"../outside.rs\"]\nmod outside;\nconst P: &str = include_str!(\"page.html\");",
        );
        write("rooms.rs", "mod history;\nconst OTHER: &str = include_str!(\"../outside.txt\");");
        write("rooms/history.rs", "");
        write("talk/mod.rs", "const HELP: &str = include_str!(\"help.txt\");");
        write("talk/help.txt", "");
        write("parts/aside.rs", "mod deep;");
        write("parts/deep.rs", "");
        write("other.rs", "");
        write("page.html", "");
        write("bob.rs", "");
        let mut named = named_by(&folder.path().join("alice.rs"));
        named.sort();
        let expected = [
            "page.html",
            "parts/aside.rs",
            "parts/deep.rs",
            "rooms/history.rs",
            "rooms.rs",
            "talk/help.txt",
            "talk/mod.rs",
        ];
        assert_eq!(named, expected.map(PathBuf::from));
    }
}
