//! Whose answers lie where: files, a folder of files, a folder with one for each student.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use catalogue::Exercise;

/// Somebody's answer to one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Submission {
    /// The student's name, as the file or the folder has it.
    pub(crate) name: String,
    pub(crate) file: PathBuf,
}

/// The answers to this exercise below the paths, in the order of their names. `alone`: only this exercise is graded, so that
/// a file need not say which it answers.
pub(crate) fn find(paths: &[PathBuf], exercise: &Exercise, alone: bool) -> Result<Vec<Submission>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_file() && !alone {
            bail!("{} does not say which exercise it answers: give one ID, or folders", path.display());
        } else if path.is_file() {
            found.push(Submission { name: stem(path), file: path.clone() });
        } else if path.is_dir() {
            below(path, exercise, alone, &mut found);
        } else {
            bail!("{} is not a file, and not a folder", path.display());
        }
    }
    Ok(found)
}

fn below(folder: &Path, exercise: &Exercise, alone: bool, found: &mut Vec<Submission>) {
    if let Some(file) = of_student(folder, exercise, alone) {
        return found.push(Submission { name: stem(folder), file });
    }
    for entry in entries(folder) {
        if entry.is_dir() {
            let file = of_student(&entry, exercise, alone).or_else(|| only(&entry).filter(|_| alone));
            found.extend(file.map(|file| Submission { name: stem(&entry), file }));
        } else if alone && is_rust(&entry) {
            found.push(Submission { name: stem(&entry), file: entry });
        }
    }
}

/// A student's answer, where her folder is laid out like the workbook, or like an exercise.
fn of_student(folder: &Path, exercise: &Exercise, alone: bool) -> Option<PathBuf> {
    let (place, id) = (exercise.folder(), exercise.id);
    let named = [
        format!("exercises/{place}/src/lib.rs"),
        format!("{place}/src/lib.rs"),
        format!("{id}/src/lib.rs"),
        format!("{id}/lib.rs"),
        format!("{id}.rs"),
    ];
    let any = ["src/lib.rs", "lib.rs"].map(str::to_owned);
    named.into_iter().chain(any.into_iter().filter(|_| alone)).map(|file| folder.join(file)).find(|file| file.is_file())
}

/// The only Rust file of a folder.
fn only(folder: &Path) -> Option<PathBuf> {
    let files: Vec<_> = entries(folder).into_iter().filter(|file| is_rust(file)).collect();
    <[PathBuf; 1]>::try_from(files).ok().map(|[file]| file)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

fn is_rust(file: &Path) -> bool {
    file.is_file() && file.extension().is_some_and(|end| end == "rs")
}

fn stem(path: &Path) -> String {
    // `.` and `..` have a name only where they lead.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = if real.is_dir() { real.file_name() } else { real.file_stem() };
    name.unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_are_found_however_their_folders_are_laid_out() {
        let exercise = catalogue::find("broadcast").expect("an exercise");
        let class = tempfile::tempdir().expect("a folder");
        for file in [
            "alice/exercises/emit/broadcast/src/lib.rs",
            "bob/broadcast/src/lib.rs",
            "carol/broadcast.rs",
            "dora/src/lib.rs",
            "emil/my answer.rs",
            "fay.rs",
            "gus/readme.txt",
            "hal/one.rs",
            "hal/two.rs",
        ] {
            let file = class.path().join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, "").expect("a file");
        }
        let names = |alone| -> Vec<String> {
            let found = find(&[class.path().to_owned()], exercise, alone).expect("they are there");
            found.into_iter().map(|submission| submission.name).collect()
        };
        assert_eq!(names(true), ["alice", "bob", "carol", "dora", "emil", "fay"]);
        assert_eq!(names(false), ["alice", "bob", "carol"]);
    }
}
