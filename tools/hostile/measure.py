"""What a hostile answer costs, and what it leaves behind: a table, by `cargo test` in its exercise's folder and by `grade --answer`.

    python3 tools/hostile/measure.py CLONE [--kills] [--way WAY] [NAME…]

CLONE is a clone in which nobody learns; it is made if it is not there. Its exercises' `lib.rs` are overwritten. The answers are those of
crates/checks/tests/hostile/files. `--kills` ends cargo, the workbook, the grader or its keeper by SIGKILL in the middle of one instead. Linux.
"""
import argparse
import ctypes
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ANSWERS = "crates/checks/tests/hostile/files"
EXERCISES = {"blocks_in_a_flood": "failure/flood", "five_million_strings": "client/client_listen"}
# Plain `cargo test` is the learner's own compiler, which nothing bounds: these would take all of her memory, or never end.
HERS = {"endless_macro", "endless_file", "endless_constant", "waits_for_itself"}
STRANGE = "written-by-a-stranger"
# What goes on for long enough to be killed, and the file that it writes when it has begun.
LONG = "leaves_children_and_waits"
BEGUN = "begun"
WAYS = ("cargo test", "grade --answer")
PATIENCE = 150


def adopt():
    """Whatever is left behind becomes our child (PR_SET_CHILD_SUBREAPER): so what is left is counted, and nothing is overlooked."""
    assert ctypes.CDLL(None, use_errno=True).prctl(36, 1, 0, 0, 0) == 0


def read(path):
    try:
        return Path(path).read_text(errors="replace")
    except OSError:
        return ""


def below(process):
    """All that a process has started, and they."""
    found = []
    try:
        tasks = os.listdir(f"/proc/{process}/task")
    except OSError:
        return found
    for task in tasks:
        for child in read(f"/proc/{process}/task/{task}/children").split():
            found += [int(child), *below(int(child))]
    return found


def parent(process):
    return read(f"/proc/{process}/stat").rpartition(")")[2].split()[1:2]


def is_running(process):
    return read(f"/proc/{process}/stat").rpartition(")")[2].split()[:1] not in ([], ["Z"])


def program(process):
    return os.path.basename(read(f"/proc/{process}/cmdline").split("\0")[0])


def role(process):
    """Who it is. Keeper and grader are one program, and in an exercise's folder the stage is, too: each is the child of the one before."""
    name = program(process)
    if name in ("stage", "workbook", "cargo", "rustc"):
        return name
    if name != "grader" and not name.startswith("grade-"):
        return None
    depth, above = 0, parent(process)
    while above and program(above[0]) == name:
        depth, above = depth + 1, parent(above[0])
    return ("keeper", "grader", "stage")[min(depth, 2)]


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def left():
    """The children that we have not started, and what they have started; each is ended afterwards."""
    reap()
    return [process for process in below(os.getpid()) if is_running(process)]


def sweep():
    for process in left():
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    time.sleep(0.1)
    reap()


class Run:
    """A command that is watched: the most memory that each role had, what it said, and what it left."""

    def __init__(self, command, folder, temporary, until=None):
        environment = {**os.environ, "TMPDIR": str(temporary), "NO_COLOR": "1", "CARGO_TERM_COLOR": "never"}
        self.peak, self.killed = {}, None
        with tempfile.TemporaryFile() as said:
            since = time.monotonic()
            # In a session of its own: one of them ends its whole group.
            child = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
            )
            while child.poll() is None and time.monotonic() - since < PATIENCE:
                for process in below(child.pid):
                    self.look(process)
                if until and not self.killed:
                    self.killed = until(child.pid)
                time.sleep(0.01)
            self.seconds = time.monotonic() - since
            if child.poll() is None:
                child.kill()
            self.code = child.wait()
            said.seek(0)
            self.said = said.read().decode(errors="replace")
        # What is about to end is not left: it has a second.
        self.left = left()
        for _ in range(100):
            if not self.left:
                break
            time.sleep(0.01)
            self.left = left()
        self.left = len(self.left)
        sweep()

    def look(self, process):
        for line in read(f"/proc/{process}/status").splitlines():
            if line.startswith("VmHWM:"):
                name = role(process)
                if name:
                    self.peak[name] = max(self.peak.get(name, 0), int(line.split()[1]) // 1024)


def strange(places):
    found = []
    for place in places:
        file = Path(place) / STRANGE
        if file.exists():
            found.append(str(place))
            file.unlink()
    return found


class Clone:
    def __init__(self, folder):
        self.folder = folder
        if not folder.exists():
            subprocess.run(["git", "clone", "-q", HERE, folder], check=True)
        subprocess.run(["cargo", "build", "-q", "--locked", "-p", "workbook", "-p", "grader"], cwd=folder, check=True)
        metadata = ["cargo", "metadata", "--format-version=1", "--no-deps", "--offline"]
        self.target = Path(json.loads(subprocess.check_output(metadata, cwd=folder))["target_directory"])
        self.workbook = self.target / "debug/workbook"

    def answer(self, name, temporary):
        text = (HERE / ANSWERS / f"{name}.rs").read_text()
        secret = temporary.parent / "secret"
        secret.write_text('""')
        answer = temporary.parent / "answer.rs"
        answer.write_text(text.replace("A_SECRET", str(secret)))
        return answer

    def changed(self):
        status = subprocess.check_output(["git", "status", "--porcelain", "--", "."], cwd=self.folder, text=True)
        return [line for line in status.splitlines() if not line.endswith("src/lib.rs")]

    def files(self, exercise, temporary):
        """What is there now and should not be, in a word each; it is taken away."""
        places = ["/tmp", "/var/tmp", self.folder, self.folder / "exercises" / exercise, self.folder / "exercises" / exercise / ".."]
        found = strange(places) + [f"TMPDIR/{file}" for file in os.listdir(temporary)]
        answers = self.target / "answers" / os.path.basename(exercise)
        found += [f"answers/{file}" for file in (os.listdir(answers) if answers.exists() else []) if file != "lock"]
        shutil.rmtree(temporary)
        temporary.mkdir()
        return found + self.changed()

    def run(self, name, way, temporary, until=None):
        exercise = EXERCISES.get(name, "emit/broadcast")
        answer = self.answer(name, temporary)
        own = self.folder / "exercises" / exercise / "src/lib.rs"
        before = own.read_bytes()
        try:
            if way == "cargo test":
                shutil.copy(answer, own)
                # Compiled before, so that what is measured is the grading.
                subprocess.run(["cargo", "test", "-q", "--no-run", "--locked"], cwd=own.parent, capture_output=True, check=False)
                run = Run(["cargo", "test", "-q", "--locked"], own.parent, temporary, until)
            else:
                id = os.path.basename(exercise)
                run = Run([self.workbook, "grade", id, "--json", "--answer", answer], self.folder, temporary, until)
        finally:
            own.write_bytes(before)
        run.files = self.files(exercise, temporary)
        return run


def verdict(run):
    """The verdict, and the first words of the reason."""
    for line in run.said.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            return told["verdict"].replace("_", " "), (told.get("reason") or "").split("\n")[0]
    for index, line in enumerate(run.said.splitlines()):
        for sign, word in (("✓", "passed"), ("✗", "not solved"), ("?", "not graded")):
            if line.startswith(f"{sign} "):
                rest = [text.strip() for text in run.said.splitlines()[index + 1 :] if text.strip()]
                return word, rest[0] if rest else ""
    errors = [line for line in run.said.splitlines() if line.startswith("error")]
    return ("does not compile" if errors and "grader" not in run.peak else "no verdict"), (errors or [f"ended with {run.code}"])[0]


def row(name, way, run):
    said, why = verdict(run)
    memory = " / ".join(str(run.peak.get(role, "-")) for role in ("grader", "stage", "rustc"))
    files = ", ".join(run.files) or "none"
    print(f"| {name} | {way} | {said} | {why[:60]} | {run.seconds:.1f} | {memory} | {run.left} | {files} |", flush=True)


def kill(wanted, is_ready):
    """Ends this one as soon as that is so."""

    def until(top):
        running = [top, *below(top)]
        for process in running if is_ready(running) else []:
            if role(process) == wanted:
                os.kill(process, signal.SIGKILL)
                return wanted
        return None

    return until


def compiles(running):
    return any("src/lib.rs" in read(f"/proc/{process}/cmdline").split("\0") for process in running)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("clone", type=Path)
    arguments.add_argument("--kills", action="store_true")
    arguments.add_argument("--way", choices=WAYS, action="append", help="only this way")
    arguments.add_argument("names", nargs="*")
    chosen = arguments.parse_args()
    clone = Clone(chosen.clone.resolve())
    adopt()
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder) / "tmp"
        temporary.mkdir()
        print("| answer | way | verdict | reason | s | MB of grader / stage / rustc | processes left | files left |")
        print("|---|---|---|---|---|---|---|---|")
        if chosen.kills:
            # It says by a file that it has begun, wherever it may write.
            def waits(_):
                return (temporary / BEGUN).exists() or any(clone.target.glob(f"answers/*/*/work/{BEGUN}"))

            for name, way, target, is_ready in (
                (LONG, "cargo test", "cargo", waits),
                (LONG, "cargo test", "keeper", waits),
                (LONG, "cargo test", "grader", waits),
                (LONG, "grade --answer", "workbook", waits),
                (LONG, "grade --answer", "keeper", waits),
                (LONG, "grade --answer", "grader", waits),
                ("endless_constant", "grade --answer", "workbook", compiles),
            ):
                if chosen.way and way not in chosen.way:
                    continue
                run = clone.run(name, way, temporary, kill(target, is_ready))
                run.files = [file for file in run.files if BEGUN not in file]
                row(f"{name}, kill -9 of {run.killed or 'nobody'}", way, run)
            return
        names = chosen.names or sorted(file.stem for file in (HERE / ANSWERS).glob("*.rs"))
        for name in names:
            for way in chosen.way or WAYS:
                if way == "grade --answer" or name not in HERS:
                    row(name, way, clone.run(name, way, temporary))


if __name__ == "__main__":
    main()
