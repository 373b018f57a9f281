//! The build script of each part's `answers-PART`: makes one module of every answer file of the part, and a
//! list of them. So an answer is a file in the right folder, and nothing else.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use course::Kind;

/// `all`: every answer. Without it, the misconceptions and the mistakes are left out, which are three of four answers. The
/// first part has them always: plain `cargo test` is to show that they are named.
const CHECKS: &str = "WORKBOOK_CHECKS";

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let root = here.join("../../..").canonicalize()?;
    let package = env::var("CARGO_PKG_NAME").map_err(io::Error::other)?;
    let part = package.trim_start_matches("answers-");

    println!("cargo::rerun-if-env-changed={CHECKS}");
    let first = course::all().next().is_some_and(|exercise| exercise.part == part);
    let complete = first || env::var(CHECKS).is_ok_and(|checks| checks == "all");

    let (mut modules, mut list) = (String::new(), String::new());
    println!("cargo::rerun-if-changed=../../checks/build/answers.rs");
    for exercise in course::all().filter(|exercise| exercise.part == part) {
        let id = exercise.id;
        let solution = root.join("solutions").join(exercise.folder()).join("src");
        println!("cargo::rerun-if-changed={}", solution.display());
        let mut files = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|kind| complete || !kind.is_left_out()) {
            if kind.are_many() {
                let folder = root.join(exercise.answers()).join(kind.name());
                println!("cargo::rerun-if-changed={}", folder.display());
                files.extend(sources(&folder)?.into_iter().map(|(name, path)| (kind, name, path)));
            } else {
                files.push((kind, kind.name().to_owned(), root.join(exercise.answer(kind, kind.name()))));
            }
        }
        for (kind, name, path) in files.iter().filter(|(.., path)| path.is_file()) {
            let module = format!("{id}_{}_{name}", kind.name());
            // Wrong answers may look wrong, and other right ones may have a style of their own.
            let lints = match kind {
                Kind::Misconception | Kind::Decoy | Kind::Mistake => "#[allow(warnings, clippy::all)]",
                Kind::Alternative => "#[allow(dead_code, unreachable_pub, missing_debug_implementations, clippy::all)]",
                // A solution's own tests are left out here, and what they import is not used. The solutions are linted alone.
                Kind::Stub | Kind::Reference => {
                    "#[allow(dead_code, unreachable_pub, unused_imports, missing_debug_implementations)]"
                }
            };
            let path = path.display().to_string();
            // Writing to a string cannot fail.
            let _ = writeln!(modules, "{lints}\n#[path = {path:?}]\nmod {module};");
            let _ = writeln!(
                list,
                "    graders::Entry {{ exercise: {id:?}, kind: graders::Kind::{kind:?}, name: {name:?}, answer: graders::answer!({id}, crate::{module}), text: include_str!({path:?}) }},"
            );
        }
    }
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let text = format!(
        "{modules}\nstatic ANSWERS: &[graders::Entry] = &[\n{list}];\n/// Whether the misconceptions and the mistakes are there, too.\n\
         const COMPLETE: bool = {complete};\n"
    );
    fs::write(Path::new(&out).join("answers.rs"), text)
}

/// The Rust files of a folder, as name and path. A folder that is missing has none.
fn sources(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "rs") {
                let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                found.push((name, path));
            }
        }
    }
    found.sort();
    Ok(found)
}
