//! What a held program cannot do. A shell tries it, with what is built into it.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use sandbox::{Allowed, Sandbox};

/// What a shell says that may write below this folder; nothing where the kernel cannot hold it.
fn says(folder: &Path, starts: bool, script: &str) -> Option<Output> {
    if let Some(why) = sandbox::lacking() {
        eprintln!("not tried: {why}");
        return None;
    }
    let reads = ["/usr", "/bin", "/lib", "/lib64", "/etc"].map(Into::into).to_vec();
    let allowed = Allowed { reads, writes: vec![folder.join("inside")], starts, memory: 1 << 30, seconds: 10 };
    let sandbox = Sandbox::new(&allowed).expect("the kernel has Landlock");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script]).current_dir(folder);
    Some(sandbox.hold(&mut command).output().expect("a shell"))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("inside")).expect("a folder");
    fs::write(folder.path().join("secret"), "secret").expect("a file");
    folder
}

#[test]
fn it_writes_below_its_folder_and_nowhere_else() {
    let folder = folder();
    let script = "echo x > inside/mine; echo x > outside; echo x > /tmp/outside-of-all; read s < secret; echo \"<$s>\"";
    let Some(output) = says(folder.path(), false, script) else { return };
    assert!(folder.path().join("inside/mine").exists(), "{output:?}");
    assert!(!folder.path().join("outside").exists() && !Path::new("/tmp/outside-of-all").exists(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "<>\n", "it has read what it may not: {output:?}");
}

#[test]
fn it_starts_nothing_and_signals_nobody() {
    let folder = folder();
    let ours = std::process::id();
    let script = format!("kill -0 {ours} && echo signalled; /bin/true && echo started; kill -0 $$ && echo itself");
    let Some(output) = says(folder.path(), false, &script) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!said.contains("signalled") && !said.contains("started"), "{output:?}");
    let Some(output) = says(folder.path(), true, &script) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!said.contains("signalled"), "{output:?}");
    assert!(said.contains("started") && said.contains("itself"), "a compiler starts its linker: {output:?}");
}
