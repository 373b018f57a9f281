//! What is saved. The first event of a save counts, and a later one overtakes it: nothing waits for an editor to be done.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::changes::Changes;

/// What is larger is known by its time and length. An answer's texts are not.
const TEXT: u64 = 1 << 20;

/// Sees changes of some sources, until it is dropped. Each has a name, `T`.
#[derive(Debug)]
pub(crate) struct Saves<T> {
    changes: Changes,
    /// With what each held when it was looked at last: editors touch files that they do not change.
    followed: Vec<(T, Source, Files)>,
}

/// A folder, whole or without what lies below it.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) folder: PathBuf,
    pub(crate) whole: bool,
}

type Files = BTreeMap<PathBuf, Held>;

#[derive(Debug, PartialEq, Eq)]
enum Held {
    Text(Vec<u8>),
    Large(u64, Option<SystemTime>),
}

impl<T: Copy> Saves<T> {
    /// Sees what happens in this folder.
    pub(crate) fn new(Source { folder, whole }: &Source) -> Result<Self> {
        let mut changes = Changes::new()?;
        changes.see(folder, *whole)?;
        Ok(Self { changes, followed: Vec::new() })
    }

    /// Follows these instead, as they are now. They lie in the folder that is seen.
    pub(crate) fn follow(&mut self, sources: impl IntoIterator<Item = (T, Source)>) {
        let look = |(name, source): (T, Source)| {
            let files = held(&source);
            (name, source, files)
        };
        self.followed = sources.into_iter().map(look).collect();
    }

    /// Waits until one of them holds something else. May be dropped at any time, and called again.
    pub(crate) async fn next(&mut self) -> T {
        loop {
            // Several may have changed at once.
            for (name, source, files) in &mut self.followed {
                let now = held(source);
                if now != *files {
                    *files = now;
                    return *name;
                }
            }
            self.changes.next().await;
            while self.changes.told().is_some() {}
        }
    }
}

fn held(source: &Source) -> Files {
    let mut files = Files::new();
    let mut folders = vec![source.folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if is_an_editors(&path) {
            } else if path.is_file() {
                files.insert(path.clone(), one(&path));
            } else if source.whole && path.is_dir() {
                folders.push(path);
            }
        }
    }
    files
}

/// What cannot be read just now is seen when it can.
fn one(path: &Path) -> Held {
    let (length, time) = fs::metadata(path).map_or((0, None), |data| (data.len(), data.modified().ok()));
    if length > TEXT { Held::Large(length, time) } else { Held::Text(fs::read(path).unwrap_or_default()) }
}

/// Editors keep their own files beside those that they edit, and `reset` keeps copies.
fn is_an_editors(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || [".bak", ".swp", ".tmp", "~"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_touched_and_not_changed_is_not_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, below) = (folder.path().join("lib.rs"), folder.path().join("below"));
        let source = |whole| Source { folder: folder.path().to_owned(), whole };
        fs::create_dir(&below).expect("a folder");
        fs::write(&file, "fn a() {}").expect("a file");
        let (whole, flat) = (held(&source(true)), held(&source(false)));
        fs::write(&file, "fn a() {}").expect("a file");
        fs::write(folder.path().join("lib.rs.1.bak"), "x").expect("a file");
        fs::write(folder.path().join(".lib.rs.swp"), "x").expect("a file");
        assert!(held(&source(true)) == whole && held(&source(false)) == flat);
        fs::write(below.join("more.rs"), "x").expect("a file");
        assert!(held(&source(true)) != whole && held(&source(false)) == flat);
        fs::write(&file, "fn b() {}").expect("a file");
        assert!(held(&source(false)) != flat);
    }
}
