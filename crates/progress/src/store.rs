//! The file. Two programs may change it at once, and one may be ended in the middle: it is locked, and replaced whole.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::record::VERSION;
use crate::{Outcome, Progress};

/// Its folder, below the workbook's.
const FOLDER: &str = ".workbook";
const FILE: &str = "progress.json";

/// Where a workbook keeps what its learner has done.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// What the file holds.
enum Kept {
    Ours(Progress),
    /// It is broken, or of a newer workbook: it will be set aside.
    NotOurs,
}

impl Store {
    /// Of the workbook in this folder.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(FOLDER) }
    }

    /// Of the workbook that has this package as the exercise `id`; `None` for a solution, or an answer from elsewhere,
    /// which do not count.
    #[must_use]
    pub fn of_package(folder: &Path, id: &str) -> Option<Self> {
        let place = course::find(id)?;
        let root = folder.ancestors().nth(3)?;
        (folder == root.join("exercises").join(place.folder())).then(|| Self::of(root))
    }

    /// What was done so far. A file that cannot be read counts as none.
    #[must_use]
    pub fn read(&self) -> Progress {
        match self.kept() {
            Ok(Kept::Ours(progress)) => progress,
            Ok(Kept::NotOurs) | Err(_) => Progress::default(),
        }
    }

    /// Changes what is kept, and returns it. While this goes on, others wait.
    ///
    /// # Errors
    ///
    /// If the file cannot be written. What it held is there as before.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> io::Result<Progress> {
        fs::create_dir_all(&self.folder)?;
        // Given back when it is closed, however this program ends.
        let lock = File::create(self.folder.join("lock"))?;
        lock.lock()?;
        let mut progress = match self.kept() {
            Ok(Kept::Ours(progress)) => progress,
            Ok(Kept::NotOurs) => {
                self.set_aside()?;
                Progress::default()
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Progress::default(),
            Err(error) => return Err(error),
        };
        let before = progress.clone();
        change(&mut progress);
        if progress != before {
            self.replace(&progress)?;
        }
        Ok(progress)
    }

    /// Notes that this text was graded just now.
    ///
    /// # Errors
    ///
    /// As [`Store::change`].
    pub fn graded(&self, id: &str, text: &str, outcome: Outcome) -> io::Result<Progress> {
        self.change(|progress| progress.graded(id, text, outcome, now()))
    }

    /// Notes that the reference was shown just now.
    ///
    /// # Errors
    ///
    /// As [`Store::change`].
    pub fn shown(&self, id: &str) -> io::Result<Progress> {
        self.change(|progress| progress.show(id, now()))
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn kept(&self) -> io::Result<Kept> {
        let bytes = fs::read(self.file())?;
        let progress = serde_json::from_slice::<Progress>(&bytes).ok();
        Ok(progress.filter(|progress| progress.version <= VERSION).map_or(Kept::NotOurs, Kept::Ours))
    }

    /// Keeps what is not understood under the first name that is free.
    fn set_aside(&self) -> io::Result<()> {
        let free = (1..).map(|number| self.folder.join(format!("{FILE}.{number}.bak"))).find(|path| !path.exists());
        free.map_or(Ok(()), |free| fs::rename(self.file(), free))
    }

    /// Whoever reads meanwhile finds the old one or the new one, and never a part.
    fn replace(&self, progress: &Progress) -> io::Result<()> {
        let new = self.folder.join(format!("{FILE}.new"));
        fs::write(&new, serde_json::to_vec_pretty(progress)?)?;
        fs::rename(new, self.file())
    }
}

/// In seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn workbook() -> (tempfile::TempDir, Store) {
        let root = tempfile::tempdir().expect("a folder");
        let store = Store::of(root.path());
        (root, store)
    }

    #[test]
    fn nothing_is_lost_where_many_write_at_once() {
        let (_root, store) = workbook();
        let ids: Vec<_> = course::all().map(|place| place.id).collect();
        thread::scope(|scope| {
            for id in &ids {
                scope.spawn(|| store.graded(id, "right", Outcome::Passed).expect("written"));
            }
        });
        assert_eq!(store.read().passed(), ids.len());
    }

    #[test]
    fn a_broken_or_newer_file_is_set_aside() {
        for text in ["{", r#"{"version": 99, "exercises": {}}"#] {
            let (root, store) = workbook();
            fs::create_dir(root.path().join(FOLDER)).expect("a folder");
            fs::write(store.file(), text).expect("a file");
            assert_eq!(store.read().passed(), 0);
            let after = store.graded("hello", "right", Outcome::Passed).expect("written");
            assert!(after.has_passed("hello") && store.read() == after);
            let kept = fs::read_to_string(root.path().join(".workbook/progress.json.1.bak")).expect("kept");
            assert_eq!(kept, text);
        }
    }

    #[test]
    fn only_the_learners_own_package_counts() {
        let root = Path::new("/w");
        let counts = |folder: &str| Store::of_package(&root.join(folder), "hello").is_some();
        assert!(counts("exercises/emit/hello"));
        assert!(!counts("solutions/emit/hello") && !counts("exercises/emit/echo") && !counts("target/answers/hello"));
    }
}
