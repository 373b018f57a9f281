//! How the answer's program is started: as it is, or held.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use sandbox::{Allowed, Sandbox};

use crate::options::Options;

/// What a held program may use up: address space in bytes, and seconds of a processor.
const MEMORY: u64 = 4 << 30;
const SECONDS: u64 = 60;

/// What every program reads: libraries, and how the system is set. Not `/proc`: there stands the environment of whoever grades.
const SYSTEM: &[&str] = &["/usr", "/lib", "/lib64", "/etc", "/nix/store", "/opt"];
/// Where the system is told to look for dynamic libraries: the graders are one.
const LIBRARIES: &str = "LD_LIBRARY_PATH";
/// What a stranger's program learns of our environment.
const TOLD: &[&str] = &[LIBRARIES, "PATH", "LANG", "CARGO_MANIFEST_DIR", "RUST_MIN_STACK"];

/// Makes the command that starts the stage, each time it is called.
pub(crate) fn starter(options: &Options) -> Result<impl Fn() -> Command + Clone + Send + Sync + 'static, String> {
    let program = options.stage.clone();
    let held = match &options.hold {
        Some(folder) => Some(held(&program, folder).map_err(|error| format!("the answer cannot be held: {error}"))?),
        None => None,
    };
    let folder = options.hold.clone();
    Ok(move || {
        let mut command = Command::new(&program);
        if let (Some(sandbox), Some(folder)) = (&held, &folder) {
            command.env_clear().envs(TOLD.iter().filter_map(|name| Some((name, env::var_os(name)?))));
            command.env("TMPDIR", folder).env("HOME", folder);
            sandbox.hold(&mut command);
        }
        command
    })
}

fn held(program: &Path, folder: &Path) -> io::Result<Sandbox> {
    fs::create_dir_all(folder)?;
    let mut reads: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
    reads.extend(
        env::split_paths(&env::var_os(LIBRARIES).unwrap_or_default()).filter(|place| !place.as_os_str().is_empty()),
    );
    reads.push(program.to_owned());
    // Its own text, and what comes with it.
    reads.extend(env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from));
    Sandbox::new(&Allowed { reads, writes: vec![folder.to_owned()], starts: false, memory: MEMORY, seconds: SECONDS })
}
