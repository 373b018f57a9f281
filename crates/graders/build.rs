//! Lists the recorded transcripts, so that a grader carries them and needs no file when it runs.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

use course::Kind;

fn main() -> io::Result<()> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let root = Path::new(&here).join("../..");
    let mut list =
        String::from("/// Exercise, name, snapshot.\npub(crate) static SNAPSHOTS: &[(&str, &str, &str)] = &[\n");
    for exercise in course::all() {
        let (id, folder) = (exercise.id, root.join(exercise.transcripts()));
        // A folder that is not there yet is named too: cargo then looks each time, and sees the first recording.
        println!("cargo::rerun-if-changed={}", folder.display());
        for file in snapshots(&folder)? {
            let name = file.trim_end_matches(".snap");
            let path = folder.join(&file);
            // Writing to a string cannot fail.
            let _ = writeln!(list, "    ({id:?}, {name:?}, include_str!({:?})),", path.display().to_string());
        }
    }
    list.push_str(
        "];\n/// Exercise, and what its learners begin with.\npub(crate) static STUBS: &[(&str, &str)] = &[\n",
    );
    for exercise in course::all() {
        let stub = root.join(exercise.answer(Kind::Stub, ""));
        println!("cargo::rerun-if-changed={}", stub.display());
        if stub.is_file() {
            let _ = writeln!(list, "    ({:?}, include_str!({:?})),", exercise.id, stub.display().to_string());
        }
    }
    list.push_str("];\n");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("snapshots.rs"), list)
}

/// The names of a folder's snapshots, sorted. A folder that is missing has none.
fn snapshots(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".snap") {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}
