//! `tools/come-over.sh`: a clone of the first edition comes over, with all that was written in it. Played with local
//! repositories in a temporary folder; the first edition's layout is built from this one.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use catalogue::Exercise;
use tempfile::TempDir;

use crate::fixture::{Run, finish};

const SCRIPT: &str = include_str!("../../tools/come-over.sh");

/// The one line that the README gives.
const COMMAND: &str = "git fetch -q origin && git show origin/main:tools/come-over.sh | sh";

/// A repository with two editions, and a clone from the time of the first.
struct Clones {
    folder: TempDir,
}

/// The first edition's folder of an exercise.
fn old(exercise: &Exercise) -> String {
    format!("exercises/{:02}_{}", exercise.number(), exercise.id)
}

fn exercises() -> impl Iterator<Item = &'static Exercise> {
    ["hello", "broadcast", "presence"].into_iter().filter_map(catalogue::find)
}

impl Clones {
    fn new() -> Self {
        let clones = Self { folder: tempfile::tempdir().expect("a folder") };
        clones.write("upstream/.gitignore", "/target\n");
        clones.fill(old);
        clones.git("upstream", &["init", "-q", "-b", "main"]);
        clones.commit("upstream", "the first edition");
        clones.git(".", &["clone", "-q", "upstream", "mine"]);
        for exercise in exercises() {
            fs::remove_dir_all(clones.folder.path().join("upstream").join(old(exercise))).expect("removed");
        }
        clones.fill(|exercise| format!("exercises/{}", exercise.folder()));
        clones.write("upstream/tools/come-over.sh", SCRIPT);
        clones.commit("upstream", "the second edition");
        clones
    }

    fn fill(&self, folder: impl Fn(&Exercise) -> String) {
        for exercise in exercises() {
            let folder = folder(exercise);
            self.write(&format!("upstream/{folder}/src/lib.rs"), &format!("// The stub of {folder}.\n"));
            self.write(&format!("upstream/{folder}/Cargo.toml"), &format!("# {folder}\n"));
            self.write(&format!("upstream/{folder}/tests/grade.rs"), &format!("// {folder}\n"));
        }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("below")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn mine(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.folder.path().join("mine").join(path)).ok()
    }

    fn command(&self, folder: &str, program: &str) -> Command {
        let mut command = Command::new(program);
        // No configuration of whoever runs the tests, and no repository that these lie in.
        command.current_dir(self.folder.path().join(folder)).stdin(Stdio::null());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CEILING_DIRECTORIES", Path::new("/"));
        for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
            command.env_remove(variable);
        }
        command
    }

    #[track_caller]
    fn git(&self, folder: &str, arguments: &[&str]) -> String {
        finish(self.command(folder, "git").args(arguments)).ended(0).stdout
    }

    fn commit(&self, folder: &str, why: &str) {
        self.git(folder, &["add", "-A"]);
        let who = ["-c", "user.name=alice", "-c", "user.email=alice@localhost"];
        self.git(folder, &[&who[..], &["commit", "-q", "-m", why]].concat());
    }

    fn come_over(&self) -> Run {
        finish(self.command("mine", "sh").args(["-c", COMMAND]))
    }

    fn status(&self) -> String {
        self.git("mine", &["status", "--short", "--untracked-files=all"])
    }
}

#[test]
fn answers_and_copies_come_over_and_nothing_is_lost() {
    let clones = Clones::new();
    clones.write("mine/exercises/04_broadcast/src/lib.rs", "mod talk;\n");
    clones.write("mine/exercises/04_broadcast/src/lib.rs.1.bak", "my first try\n");
    clones.write("mine/exercises/04_broadcast/src/talk.rs", "// a module of mine\n");
    clones.write("mine/exercises/04_broadcast/Cargo.toml", "# with a dependency of mine\n");
    clones.write("mine/exercises/18_presence/src/lib.rs", "// staged\n");
    clones.git("mine", &["add", "exercises/18_presence"]);
    clones.write("mine/exercises/18_presence/src/lib.rs", "// changed again\n");
    clones.write("mine/exercises/18_presence copy/src/lib.rs", "// a copied folder\n");
    clones.write("mine/notes of mine.txt", "a note\n");
    clones.write("mine/target/debug/built", "");
    let pull = finish(clones.command("mine", "git").args(["pull", "-q"]));
    assert_ne!(pull.code, Some(0), "a plain pull would do");

    clones.come_over().ended(0).said("branch main").said("stays in the branch  exercises/04_broadcast/Cargo.toml");
    let here = |path: &str| clones.mine(path);
    assert_eq!(here("exercises/emit/broadcast/src/lib.rs").as_deref(), Some("mod talk;\n"));
    assert_eq!(here("exercises/emit/broadcast/src/lib.rs.1.bak").as_deref(), Some("my first try\n"));
    assert_eq!(here("exercises/emit/broadcast/src/talk.rs").as_deref(), Some("// a module of mine\n"));
    assert_eq!(here("exercises/emit/broadcast/Cargo.toml").as_deref(), Some("# exercises/emit/broadcast\n"));
    assert_eq!(here("exercises/rooms/presence/src/lib.rs").as_deref(), Some("// changed again\n"));
    assert_eq!(here("exercises/emit/hello/src/lib.rs").as_deref(), Some("// The stub of exercises/emit/hello.\n"));
    assert_eq!(here("exercises/18_presence copy/src/lib.rs").as_deref(), Some("// a copied folder\n"));
    assert_eq!(here("notes of mine.txt").as_deref(), Some("a note\n"));
    assert_eq!(here("exercises/04_broadcast/src/lib.rs"), None);
    assert!(here("target/debug/built").is_some(), "what git ignores is left alone");

    // All of it, to the last note, is in the branch.
    let kept = |path: &str| clones.git("mine", &["show", &format!("first-edition:{path}")]);
    assert_eq!(kept("exercises/04_broadcast/Cargo.toml"), "# with a dependency of mine\n");
    assert_eq!(kept("exercises/18_presence copy/src/lib.rs"), "// a copied folder\n");
    assert_eq!(kept("notes of mine.txt"), "a note\n");
    let staged = clones.git("mine", &["show", "first-edition^2:exercises/18_presence/src/lib.rs"]);
    assert_eq!(staged, "// staged\n");

    // Once more changes nothing.
    let before = clones.status();
    clones.come_over().ended(0).said("is there             exercises/emit/broadcast/src/lib.rs");
    assert_eq!(clones.status(), before);
}

#[test]
fn answers_that_were_committed_come_over_and_their_branch_stays() {
    let clones = Clones::new();
    clones.git("mine", &["switch", "-q", "-c", "solved"]);
    clones.write("mine/exercises/04_broadcast/src/lib.rs", "// committed\n");
    clones.commit("mine", "solved");
    clones.write("mine/exercises/01_hello/src/lib.rs", "// not yet\n");
    let old = clones.git("mine", &["rev-parse", "solved"]);
    clones.come_over().ended(0).said("branch second-edition");
    assert_eq!(clones.mine("exercises/emit/broadcast/src/lib.rs").as_deref(), Some("// committed\n"));
    assert_eq!(clones.mine("exercises/emit/hello/src/lib.rs").as_deref(), Some("// not yet\n"));
    assert_eq!(clones.git("mine", &["rev-parse", "solved"]), old);
}

#[test]
fn what_was_written_since_is_left_alone() {
    let clones = Clones::new();
    clones.write("mine/exercises/04_broadcast/src/lib.rs", "// the old answer\n");
    clones.come_over().ended(0);
    clones.write("mine/exercises/emit/broadcast/src/lib.rs", "// the new answer\n");
    clones.come_over().ended(0).said("is another one now   exercises/emit/broadcast/src/lib.rs");
    clones.commit("mine", "solved again");
    clones.come_over().ended(0).said("is another one now   exercises/emit/broadcast/src/lib.rs");
    assert_eq!(clones.mine("exercises/emit/broadcast/src/lib.rs").as_deref(), Some("// the new answer\n"));
}

#[test]
fn where_something_would_be_overwritten_nothing_is_changed() {
    let clones = Clones::new();
    clones.write("mine/exercises/04_broadcast/src/lib.rs", "// the old answer\n");
    clones.write("mine/exercises/emit/broadcast/src/lib.rs", "// moved by hand\n");
    let (before, head) = (clones.status(), clones.git("mine", &["rev-parse", "HEAD"]));
    clones
        .come_over()
        .ended(1)
        .said("exercises/emit/broadcast/src/lib.rs is there already")
        .said("Nothing was changed");
    assert_eq!((clones.status(), clones.git("mine", &["rev-parse", "HEAD"])), (before, head));
    assert_eq!(clones.mine("exercises/emit/broadcast/src/lib.rs").as_deref(), Some("// moved by hand\n"));
    assert_eq!(clones.git("mine", &["branch", "--list", "first-edition*"]), "");
}

#[test]
fn an_untouched_clone_only_becomes_the_new_edition() {
    let clones = Clones::new();
    clones.come_over().ended(0).said("branch main");
    assert_eq!(clones.status(), "");
    assert!(clones.mine("exercises/emit/hello/Cargo.toml").is_some() && clones.mine("exercises/01_hello").is_none());
}
