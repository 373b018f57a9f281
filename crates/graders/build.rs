//! Lists the recorded transcripts, so that a grader carries them and needs no file when it runs.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut list =
        String::from("/// Exercise, name, snapshot.\npub(crate) static SNAPSHOTS: &[(&str, &str, &str)] = &[\n");
    let mut exercises = names(Path::new(&here), |path| path.join("transcripts").is_dir())?;
    exercises.sort();
    for exercise in exercises {
        let folder = Path::new(&here).join(&exercise).join("transcripts");
        // A transcript that is added later must be seen.
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut snapshots = names(&folder, |path| path.extension().is_some_and(|end| end == "snap"))?;
        snapshots.sort();
        for file in snapshots {
            let name = file.trim_end_matches(".snap");
            let path = folder.join(&file);
            // Writing to a string cannot fail.
            let _ = writeln!(list, "    ({exercise:?}, {name:?}, include_str!({:?})),", path.display().to_string());
        }
    }
    list.push_str("];\n");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("snapshots.rs"), list)
}

fn names(folder: &Path, keep: impl Fn(&Path) -> bool) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if keep(&path) {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}
