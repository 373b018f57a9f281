//! The build script of `answers-part1` … `answers-part8`: makes one module of every answer file of the part, and a
//! list of them. So an answer is a file in the right folder, and nothing else.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folders of an exercise's answers, below `crates/graders/<id>`.
const KINDS: [&str; 3] = ["alternatives", "misconceptions", "decoys"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let root = here.join("../..").canonicalize()?;
    let package = env::var("CARGO_PKG_NAME").map_err(io::Error::other)?;
    let part = package.trim_start_matches("answers-part");

    let (mut modules, mut list) = (String::new(), String::new());
    println!("cargo::rerun-if-changed={}", root.join("solutions").display());
    println!("cargo::rerun-if-changed=../checks/build/answers.rs");
    for (id, folder) in exercises(&root, part)? {
        let graders = root.join("crates/graders").join(&id);
        let mut files = vec![("stub", "stub".to_owned(), graders.join("stub.rs"))];
        files.push(("reference", "reference".to_owned(), root.join("solutions").join(&folder).join("src/lib.rs")));
        for kind in KINDS {
            let of_kind = graders.join(kind);
            println!("cargo::rerun-if-changed={}", of_kind.display());
            files.extend(sources(&of_kind)?.into_iter().map(|(name, path)| (kind, name, path)));
        }
        for (kind, name, path) in files.iter().filter(|(.., path)| path.is_file()) {
            let module = format!("{id}_{kind}_{name}");
            // Wrong answers may look wrong, and other right ones may have a style of their own.
            let lints = match *kind {
                "misconceptions" | "decoys" => "#[allow(warnings, clippy::all)]",
                "alternatives" => "#[allow(dead_code, unreachable_pub, missing_debug_implementations, clippy::all)]",
                _ => "#[allow(dead_code, unreachable_pub, missing_debug_implementations)]",
            };
            let path = path.display().to_string();
            // Writing to a string cannot fail.
            let _ = writeln!(modules, "{lints}\n#[path = {path:?}]\nmod {module};");
            let _ = writeln!(
                list,
                "    graders::Entry {{ exercise: {id:?}, kind: {kind:?}, name: {name:?}, answer: graders::answer!({id}, crate::{module}) }},"
            );
        }
    }
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let text =
        format!("{modules}\n/// Every answer of the part.\npub static ANSWERS: &[graders::Entry] = &[\n{list}];\n");
    fs::write(Path::new(&out).join("answers.rs"), text)
}

/// The ids of the part's exercises and their folders, from the catalogue's own list of modules.
fn exercises(root: &Path, part: &str) -> io::Result<Vec<(String, String)>> {
    let list = root.join(format!("crates/catalogue/src/part{part}.rs"));
    println!("cargo::rerun-if-changed={}", list.display());
    let text = fs::read_to_string(&list)?;
    let ids = text.lines().filter_map(|line| line.trim().strip_prefix("mod ")?.strip_suffix(';'));
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join("solutions"))? {
        let folder = entry?.file_name().to_string_lossy().into_owned();
        if let Some((_, id)) = folder.split_once('_')
            && ids.clone().any(|known| known == id)
        {
            found.push((id.to_owned(), folder));
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
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
