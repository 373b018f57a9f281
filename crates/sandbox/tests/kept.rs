//! A program and its keeper: whichever of them is ended, or whoever has started them, nothing goes on.
//!
//! The binary starts itself: as whoever starts the program, and as the program.

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;
    use std::{env, thread};

    use libtest_mimic::{Arguments, Failed, Trial};

    /// Which of them this process is.
    const ROLE: &str = "WORKBOOK_KEPT";
    /// Long enough on a crowded machine. A process that goes on takes a day.
    const PATIENCE: Duration = Duration::from_secs(60);
    /// A signal that nobody can ignore, whatever this process was started with.
    const ENDS: libc::c_int = libc::SIGKILL;
    /// Says that it is there, and goes on: one in the group of its own program, one in a session of its own.
    const STAYS: &str = "setsid sh -c 'echo a; exec sleep 86395' & echo b; exec sleep 86395";

    pub(crate) fn main() -> ExitCode {
        match env::var(ROLE).as_deref() {
            Ok("starter") => return starter(),
            Ok(does) => return program(does),
            Err(_) => {}
        }
        let trials = vec![
            Trial::test("whoever has started it is ended", || nothing_goes_on("starter", "starter")),
            Trial::test("the keeper is ended", || nothing_goes_on("starter", "keeper")),
            Trial::test("the program is ended", || nothing_goes_on("starter", "program")),
            Trial::test("the group that both were in is ended", || nothing_goes_on("starter", "group")),
            Trial::test("the group that it led is ended", || nothing_goes_on("waits", "group")),
            Trial::test("what it leaves behind at its end is ended", leaves_something),
            Trial::test("it ends as the program does", || ends_with("exits", Some(7))),
            Trial::test("a program that is stopped goes on", || ends_with("stops", Some(8))),
            Trial::test("a signal that ends the program is told", || ends_with("aborts", None)),
        ];
        libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
    }

    fn this(role: &str) -> Command {
        let mut command = Command::new(env::current_exe().expect("this binary"));
        command.env(ROLE, role).stdin(Stdio::null());
        command
    }

    /// As cargo does: starts it, and waits.
    fn starter() -> ExitCode {
        let status = this("waits").status().expect("a program");
        ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(99))
    }

    fn program(does: &str) -> ExitCode {
        // SAFETY: ask for numbers.
        let (keeper, starter, group) = unsafe { (libc::getpid(), libc::getppid(), libc::getpgrp()) };
        sandbox::keep();
        sandbox::adopt();
        match does {
            "waits" => {
                println!("starter {starter}\nkeeper {keeper}\nprogram {}\ngroup -{group}", std::process::id());
                let _stays = sandbox::Group::start(Command::new("/bin/sh").args(["-c", STAYS])).expect("a shell");
                loop {
                    thread::park();
                }
            }
            "leaves" => {
                let mut shell = Command::new("/bin/sh").args(["-c", STAYS]).spawn().expect("a shell");
                drop(shell.try_wait());
                ExitCode::from(6)
            }
            "exits" => ExitCode::from(7),
            "stops" => {
                // SAFETY: plain numbers.
                unsafe { libc::raise(libc::SIGSTOP) };
                ExitCode::from(8)
            }
            _ => {
                // SAFETY: plain numbers.
                unsafe { libc::raise(ENDS) };
                ExitCode::FAILURE
            }
        }
    }

    /// In a group of its own, as a shell starts it.
    fn begin(command: &mut Command) -> (Child, BufReader<impl Read + Send + 'static>) {
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("this binary");
        let said = BufReader::new(child.stdout.take().expect("its stdout"));
        (child, said)
    }

    /// Its stdout ends when the last of all that hold it has ended.
    fn all_end(said: impl Read + Send + 'static) -> Result<(), Failed> {
        let (says, ended) = mpsc::channel();
        thread::spawn(move || says.send(BufReader::new(said).lines().count()));
        ended.recv_timeout(PATIENCE).map(drop).map_err(|_| "something goes on".into())
    }

    /// When one of those that `first` has started is ended, or itself.
    fn nothing_goes_on(first: &str, whom: &str) -> Result<(), Failed> {
        let (mut child, mut said) = begin(&mut this(first));
        let (mut victim, mut there) = (None, 0);
        while there < 2 {
            let mut line = String::new();
            said.read_line(&mut line)?;
            match line.trim().split_once(' ') {
                Some((name, id)) if name == whom => victim = Some(id.parse::<libc::pid_t>()?),
                Some(_) => {}
                None if line.is_empty() => return Err("it has ended".into()),
                None => there += 1,
            }
        }
        let victim = victim.ok_or("nobody of that name")?;
        // SAFETY: plain numbers, of a process of ours that has not been waited for, or of its group.
        unsafe { libc::kill(victim, libc::SIGKILL) };
        let ended = all_end(said);
        drop(child.kill());
        child.wait()?;
        ended
    }

    fn leaves_something() -> Result<(), Failed> {
        let (mut child, said) = begin(&mut this("leaves"));
        all_end(said)?;
        expect(child.wait()?, Some(6))
    }

    fn ends_with(does: &str, code: Option<i32>) -> Result<(), Failed> {
        let (mut child, said) = begin(&mut this(does));
        let ended = all_end(said);
        drop(child.kill());
        let status = child.wait()?;
        ended?;
        expect(status, code)
    }

    fn expect(status: ExitStatus, code: Option<i32>) -> Result<(), Failed> {
        let by_signal = std::os::unix::process::ExitStatusExt::signal(&status);
        let wanted = status.code() == code && (code.is_some() || by_signal == Some(ENDS));
        if wanted { Ok(()) } else { Err(format!("it ended with {status}").into()) }
    }
}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {}
