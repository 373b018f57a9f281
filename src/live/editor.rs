//! The reader's editor: a link on an exercise's page opens her answer in it.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::group;

/// Editors with a window of their own, as they are called. The first that is there is taken if none is named.
const WINDOWS: [&str; 22] = [
    "code",
    "codium",
    "cursor",
    "windsurf",
    "zed",
    "zeditor",
    "subl",
    "rustrover",
    "idea",
    "clion",
    "fleet",
    "lapce",
    "kate",
    "gedit",
    "gnome-text-editor",
    "mousepad",
    "xed",
    "pluma",
    "gvim",
    "neovide",
    "mate",
    "notepad++",
];

/// Opens the file, which is one of ours.
///
/// # Errors
///
/// Why not, and what to do instead: a sentence for the reader.
pub(crate) fn open(file: &Path) -> Result<(), String> {
    // As git and others ask: what has a window first.
    let named =
        ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok()).find(|said| !said.trim().is_empty());
    let there = |name: &&&str| env::var_os("PATH").is_some_and(|path| has(&path, name));
    let chosen = match named.as_deref() {
        Some(named) if has_window(named) => Some(named),
        // One in the terminal has no terminal here.
        Some(named) => return Err(format!("{} works in a terminal: open {} there.", program(named), file.display())),
        None => WINDOWS.iter().find(there).copied(),
    };
    let done = match chosen {
        Some(editor) => {
            start(editor, file).map_err(|error| format!("{} could not be started ({error})", program(editor)))
        }
        // What the system's own launcher says is of no use to a reader.
        None => open::that_detached(file).map_err(|_| "no editor with a window was found".to_owned()),
    };
    done.map_err(|why| format!("{why}: open {} yourself, or set VISUAL.", file.display()))
}

/// It may outlive us, and a key that ends us does not end it.
fn start(editor: &str, file: &Path) -> std::io::Result<()> {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    group::Group::prepare(&mut command);
    let mut child = command.spawn()?;
    // Whoever ends is waited for.
    thread::spawn(move || child.wait());
    Ok(())
}

fn has_window(editor: &str) -> bool {
    WINDOWS.contains(&program(editor).as_str())
}

/// `code` of `/usr/bin/code --wait`.
fn program(editor: &str) -> String {
    let path = Path::new(editor.split_whitespace().next().unwrap_or_default());
    path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn has(path: &OsStr, name: &str) -> bool {
    env::split_paths(path).any(|folder| folder.join(name).is_file() || folder.join(format!("{name}.exe")).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_with_a_window_is_told_from_one_in_the_terminal() {
        for window in ["code", "code --wait", "/usr/local/bin/subl -n", "Zed"] {
            assert!(has_window(window), "{window}");
        }
        for terminal in ["vim", "nano", "emacs -nw", "/usr/bin/hx", ""] {
            assert!(!has_window(terminal), "{terminal}");
        }
    }
}
