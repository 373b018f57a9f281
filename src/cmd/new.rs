//! `new`: a skeleton for a new exercise, in every place where an exercise has something.

use std::process::{ExitCode, Stdio};
use std::{fs, iter};

use anyhow::{Context, Result, bail, ensure};
use course::Place;

use crate::new::{Plan, Wanted, id};
use crate::out::println;
use crate::style::{BOLD, DIM};
use crate::{cargo, ids, root};

/// Begin a new exercise: writes all that can be written, and prints what is left to do
///
/// What it writes is a small exercise that works: `record` and `check` are green at once. CONTRIBUTING.md is the recipe.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The new exercise's name: small letters, digits and `_`
    id: String,

    /// The part that it belongs to: `rooms`
    #[arg(long)]
    part: String,

    /// The exercise that it comes after; the last of the part without one
    #[arg(long, value_name = "ID")]
    after: Option<String>,

    /// What it is called, in sentence case: "Everyone but me"
    #[arg(long)]
    title: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let lock = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    id::check(&args.id, &lock)?;
    let after = neighbour(&args.part, args.after.as_deref())?;
    let title = args.title.clone().unwrap_or_else(|| title(&args.id));
    ensure!(!title.contains(['"', '\\', '\n']), "a title has no quotes, no backslash and no second line");
    let place = Place { part: after.part, id: &args.id, number: after.number + 1 };
    let plan = Plan::of(&root, &Wanted { place, after: after.id, title: &title })?;
    plan.write(&root)?;
    // Only the two new packages are added: nothing is asked of the network.
    let locked = cargo::command()
        .current_dir(&root)
        .args(["update", "--workspace", "--offline", "--quiet"])
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    tell(&plan, place, after.id, locked);
    Ok(ExitCode::SUCCESS)
}

/// The exercise that the new one comes after.
fn neighbour(part: &str, after: Option<&str>) -> Result<Place<'static>> {
    let Some(of_part) = course::PARTS.iter().find(|known| known.name == part) else {
        let known: Vec<_> = course::PARTS.iter().map(|part| part.name).collect();
        bail!("there is no part `{part}`: the parts are {}", known.join(", "));
    };
    let place = match after {
        Some(after) => ids::one(after)?.place(),
        None => of_part.exercises.last().and_then(|last| course::find(last)).context("the part has no exercise")?,
    };
    ensure!(place.part == part, "`{}` is in the part {}, not in {part}", place.id, place.part);
    Ok(place)
}

/// `mute_all` becomes "Mute all".
fn title(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn tell(plan: &Plan, place: Place<'_>, after: &str, locked: bool) {
    let (id, folder, answers) = (place.id, place.folder(), place.answers());
    println!(
        "{BOLD}{id}{BOLD:#} is exercise {} now, after {after}: a small one that works. Make it yours.\n",
        place.number
    );
    for path in plan.new_files() {
        println!("  {DIM}new{DIM:#}      {path}");
    }
    for path in plan.changed_files().chain(iter::once("Cargo.lock").filter(|_| locked)) {
        println!("  {DIM}changed{DIM:#}  {path}");
    }
    if !locked {
        println!("\nCargo.lock could not be changed without the network: the next cargo command does it.");
    }
    println!(
        "\nWhat is left to do:\n\n  \
         1. the task: {answers}/stub.rs, and the same in exercises/{folder}/src/lib.rs\n  \
         2. the reference: solutions/{folder}/src/lib.rs\n  \
         3. the scene: crates/graders/src/{folder}.rs\n  \
         4. other right answers, wrong ideas and decoys: {answers}/\n  \
         5. what is said of it: crates/feedback/src/{folder}.rs, crates/catalogue/src/{folder}.rs\n  \
         6. cargo workbook record {id}, and read what it wrote\n  \
         7. cargo workbook check {id} --repeat 20\n  \
         8. the page: book/src/{folder}.md\n  \
         9. cargo test\n\n\
         CONTRIBUTING.md says more about each."
    );
}
