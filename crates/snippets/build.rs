//! Makes a module of each page, so that rustdoc compiles every Rust snippet of the book as a doctest.
//!
//! One file a page, whose only line is the page: a failure then names the page's own line.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Another book's `src`, for the test that plants a broken snippet.
const SOURCE: &str = "WHO_HEARS_PAGES";

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    // Another book's modules lie apart: a run on the real one may already know where to look for its own.
    let (pages, out) = match env::var_os(SOURCE) {
        Some(planted) => (PathBuf::from(planted), out.join("planted")),
        None => (here.join("../../book/src"), out),
    };
    println!("cargo::rustc-env=WHO_HEARS_LIST={}", out.join("pages.rs").display());
    println!("cargo::rerun-if-env-changed={SOURCE}");
    println!("cargo::rerun-if-changed={}", pages.display());
    let pages = pages.canonicalize().expect("the book's pages");
    let mut modules = module(&pages, &out.join("pages"));
    let self_test = pages.join("../self-test.md");
    if self_test.exists() {
        modules.push_str(&page(&self_test, &out.join("pages")));
    }
    fs::write(out.join("pages.rs"), modules).expect("the list of pages");
}

/// A module for each page and folder in `folder`; their files go to `out`.
fn module(folder: &Path, out: &Path) -> String {
    fs::create_dir_all(out).expect("a folder for the pages");
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("the book's folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut modules = String::new();
    for entry in entries {
        if entry.is_dir() {
            let name = name(&entry);
            modules.push_str(&format!("pub mod {name} {{\n{}}}\n", module(&entry, &out.join(&name))));
        } else if entry.extension().is_some_and(|extension| extension == "md") {
            modules.push_str(&page(&entry, out));
        }
    }
    modules
}

fn page(source: &Path, out: &Path) -> String {
    let name = name(source);
    let file = out.join(format!("{name}.rs"));
    fs::write(&file, format!("#![doc = include_str!({source:?})]\n")).expect("a page's module");
    format!("#[path = {file:?}]\npub mod {name};\n")
}

/// `how-to-work.md` becomes `how_to_work`.
fn name(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().replace('-', "_").to_lowercase());
    stem.unwrap_or_default()
}
