//! Where one answer lies while it is compiled and graded: laid out like an exercise, so that messages say `src/lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Workshop;
use crate::sources;

/// No file of an answer is longer, in bytes.
const LENGTH: u64 = 4 << 20;

/// A folder that is gone when this is.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        // Whoever graded here before may have been killed: the next one begins anew, too.
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl Place {
    pub(super) fn new(workshop: &Workshop, number: usize) -> Result<Self> {
        let folder = workshop.folder.join(number.to_string());
        drop(fs::remove_dir_all(&folder));
        let place = Self { folder };
        for part in [place.src(), place.out(), place.work()] {
            fs::create_dir_all(&part).with_context(|| format!("cannot make {}", part.display()))?;
        }
        Ok(place)
    }

    fn src(&self) -> PathBuf {
        self.folder.join("src")
    }

    /// The answer's text, without what makes it a program.
    pub(super) fn text(&self) -> PathBuf {
        self.folder.join("answer.rs")
    }

    /// What the compiler writes.
    pub(super) fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    /// What the answer may write.
    pub(super) fn work(&self) -> PathBuf {
        self.folder.join("work")
    }

    /// Puts an answer in, with the files that it names.
    pub(super) fn put(&self, workshop: &Workshop, answer: &Path) -> Result<()> {
        let src = self.src();
        for given in &workshop.given {
            write(&src.join(given.file_name().unwrap_or_default()), &read(given)?)?;
        }
        for named in sources::named_by(answer) {
            let path = src.join(&named);
            fs::create_dir_all(path.parent().unwrap_or(&src))?;
            write(&path, &moved(workshop, &answer.with_file_name(named))?)?;
        }
        let text = moved(workshop, answer)?;
        write(&self.text(), &text)?;
        // Behind it, so that every line has its number.
        let program = [text.as_slice(), format!("\n::grade::stage!({});\n", workshop.id).as_bytes()].concat();
        write(&src.join("lib.rs"), &program)
    }
}

/// A file of an answer as it has to read here: what it includes from outside of its folder is the workbook's own, or the
/// file of that name that comes with the stub.
fn moved(workshop: &Workshop, file: &Path) -> Result<Vec<u8>> {
    let bytes = read(file)?;
    let Ok(text) = str::from_utf8(&bytes) else { return Ok(bytes) };
    let moved = sources::with_included(text, |name| {
        let outside = file.with_file_name(name);
        let own = outside.canonicalize().ok().filter(|path| path.starts_with(&workshop.answers));
        let given = workshop.given.iter().find(|given| given.file_name() == outside.file_name());
        let instead = own.or_else(|| given.cloned()).filter(|_| sources::plain(name).is_none())?;
        instead.to_str().map(str::to_owned)
    });
    Ok(moved.into_bytes())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let failed = || format!("cannot read {}", path.display());
    let about = fs::metadata(path).with_context(failed)?;
    if !about.is_file() || about.len() > LENGTH {
        bail!("{} is no file of at most {} MB", path.display(), LENGTH >> 20);
    }
    fs::read(path).with_context(failed)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
