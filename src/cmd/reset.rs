//! `reset ID`: back to the stub. What was written is kept beside it, and never overwritten.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use catalogue::Exercise;

use crate::out::println;
use crate::{given, ids, root, sources};

/// Put the untouched stub back; your answer is kept beside it
///
/// Your `src/lib.rs` becomes `src/lib.rs.1.bak`, the next one `src/lib.rs.2.bak`, and so on. No copy is ever
/// overwritten. The exercise's manifest and its `tests/grade.rs` come back as well, if they are missing or changed: where
/// cargo cannot read a manifest, `cargo workbook` does not start, and `target/debug/workbook reset ID` does.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: String,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let exercise = ids::one(&args.id)?;
    let root = root::find()?;
    let mut restored = false;
    for (stub, yours) in stub_files(&root, exercise) {
        restored |= restore(&root, &yours, &read(&stub)?)?;
    }
    // The answer first: it comes back, whatever is wrong with the solution that the manifest is made from.
    for (path, text) in given::files(&root, exercise.place())? {
        restored |= restore(&root, Path::new(&path), text.as_bytes())?;
    }
    if !restored {
        println!("Nothing to do: {} is the untouched stub.", exercise.id);
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a file as it came, unless it is that already, and keeps what was there.
fn restore(root: &Path, file: &Path, pristine: &[u8]) -> Result<bool> {
    let path = root.join(file);
    match fs::read(&path) {
        Ok(written) if written == pristine => return Ok(false),
        Ok(written) => println!("kept      {}", keep(root, file, &written)?.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(root);
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
    fs::write(&path, pristine).with_context(|| format!("cannot write {}", file.display()))?;
    println!("restored  {}", file.display());
    Ok(true)
}

/// The stub's files and where they belong, below the root: `lib.rs`, and what it names.
pub(crate) fn stub_files(root: &Path, exercise: &Exercise) -> Vec<(PathBuf, PathBuf)> {
    let from = root.join(exercise.place().answers());
    let to = Path::new("exercises").join(exercise.folder()).join("src");
    let stub = from.join("stub.rs");
    let named = sources::named_by(&stub).into_iter().map(|name| (from.join(&name), to.join(name)));
    iter::once((stub.clone(), to.join("lib.rs"))).chain(named).collect()
}

/// Writes a copy beside the file, under the first name that is free: it is never one of a file that was there.
fn keep(root: &Path, yours: &Path, written: &[u8]) -> Result<PathBuf> {
    for number in 1.. {
        let mut name = yours.as_os_str().to_owned();
        name.push(format!(".{number}.bak"));
        let copy = PathBuf::from(name);
        let opened = File::options().write(true).create_new(true).open(root.join(&copy));
        match opened {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => {
                return opened
                    .and_then(|mut file| file.write_all(written).and_then(|()| file.sync_all()))
                    .map(|()| copy)
                    .with_context(|| format!("cannot keep a copy of {}: nothing was changed", yours.display()));
            }
        }
    }
    unreachable!("there is always a higher number")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}: `git checkout` brings it back", path.display()))
}
