//! The book's directives as a command: for plain `mdbook build book`, and to check pages while writing them.
//!
//! - without arguments: mdBook's protocol for preprocessors, from standard input to standard output;
//! - `supports RENDERER`: whether mdBook should run it;
//! - `check [PAGE…]`: prints what is wrong, in all pages or in some (`emit/broadcast.md`).

use std::{env, io, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use mdbook_preprocessor::Preprocessor;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let done = match args.split_first() {
        None => run().map(|()| true),
        Some((verb, rest)) if verb == "supports" => Ok(rest.first().is_some_and(|renderer| renderer == "html")),
        Some((verb, pages)) if verb == "check" => check(pages),
        Some(_) => {
            eprintln!("usage: who-hears-preprocessor [supports RENDERER | check [PAGE…]]");
            Ok(false)
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let (mut context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    // mdBook runs the command in the book's folder, and names that folder as it was given to itself.
    context.root = env::current_dir().context("where the book is")?;
    let root = workbook_above(context.root.clone())?;
    let book = preprocessor::of_a_copy(&root).run(&context, book)?;
    serde_json::to_writer(io::stdout(), &book).context("handing the book back to mdBook")
}

fn check(pages: &[String]) -> Result<bool> {
    let root = workbook_above(env::current_dir().context("where the workbook is")?)?;
    match preprocessor::check_pages(&root, &root.join("book"), pages) {
        Ok(()) => {
            println!("nothing is wrong");
            Ok(true)
        }
        Err(problems) => {
            print!("{problems}");
            Ok(false)
        }
    }
}

/// The nearest folder above that is a workbook.
fn workbook_above(from: PathBuf) -> Result<PathBuf> {
    from.ancestors()
        .find(|folder| folder.join("answers").is_dir())
        .map(PathBuf::from)
        .with_context(|| format!("{} is not within a workbook", from.display()))
}
