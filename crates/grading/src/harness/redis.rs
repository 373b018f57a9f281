//! The Redis server that joins two nodes: found, or started on a free port with a folder of its own, and ended.
//!
//! A message between two nodes passes through Redis. So silence on the other node is proved in rounds: the nodes rest,
//! and Redis has done nothing since the last round but answer us. It carries out commands one after the other, and our
//! second question is answered after all that the first one followed has been written to the nodes.

use std::path::PathBuf;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::child::{CAP, Stop, random_name};

/// What to do without one.
const INSTALL: &str = "This exercise needs a Redis server, version 7 or later. Install one: `sudo apt-get install \
                       redis-server` (Debian, Ubuntu), `sudo dnf install redis` (Fedora), `brew install redis` \
                       (macOS); or set REDIS_URL to one that runs, as redis://127.0.0.1:6379.";

#[derive(Debug)]
pub(crate) struct Redis {
    url: String,
    connection: BufReader<TcpStream>,
    /// How many commands it had carried out when it was last asked, ours included.
    commands: u64,
    /// Ended with us. None for one that ran already.
    own: Option<Own>,
    /// It has been ended, and may come back.
    away: bool,
}

#[derive(Debug)]
struct Own {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Drop for Own {
    fn drop(&mut self) {
        // The process is killed when it is dropped; it writes nothing to the folder but what it might lock.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl Redis {
    /// The one that `REDIS_URL` names, or a new one.
    pub(crate) async fn find() -> Result<Self, Stop> {
        match std::env::var("REDIS_URL") {
            Ok(url) if url.contains('@') || url.starts_with("rediss:") => Err(Stop::NotGraded(
                "REDIS_URL may name a host and a port, as redis://127.0.0.1:6379: this exercise knows no passwords and \
                 no TLS."
                    .into(),
            )),
            Ok(url) if !url.is_empty() => {
                let address = url.trim_start_matches("redis://").split(['/', '?']).next().unwrap_or_default();
                let address = if address.contains(':') { address.to_owned() } else { format!("{address}:6379") };
                let unreachable = |error: std::io::Error| {
                    Stop::NotGraded(format!("No Redis server answers at REDIS_URL, {address}: {error}. {INSTALL}"))
                };
                Self::connect(&address, None).await.map_err(unreachable)
            }
            _ => Self::start().await,
        }
    }

    /// As `node` gets it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    async fn start() -> Result<Self, Stop> {
        let failed = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => Stop::Lacking(INSTALL.to_owned()),
            _ => Stop::NotGraded(format!("redis-server does not start: {error}. {INSTALL}")),
        };
        let mut last = std::io::Error::other("its port was taken three times");
        for _ in 0..3 {
            match Self::try_start(None).await {
                Ok(redis) => return Ok(redis),
                // Somebody may have taken the port in between.
                Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => last = error,
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(last))
    }

    /// It ends, and every connection to it.
    pub(super) async fn end(&mut self) -> Result<(), Stop> {
        let Some(own) = &mut self.own else {
            return Err(Stop::Lacking("The Redis server at REDIS_URL is not ours to end. Unset REDIS_URL.".into()));
        };
        self.away = true;
        own.process.kill().await.map_err(|error| Stop::NotGraded(format!("redis-server does not end: {error}.")))
    }

    /// It is there again, on the same port. What it had is gone.
    pub(super) async fn come_back(&mut self) -> Result<(), Stop> {
        let port = self.own.as_ref().map(|own| own.port);
        let failed = |error| Stop::NotGraded(format!("redis-server does not start again: {error}. Run it again."));
        *self = Self::try_start(port).await.map_err(failed)?;
        Ok(())
    }

    async fn try_start(port: Option<u16>) -> std::io::Result<Self> {
        let free = || Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
        let port = port.map_or_else(free, Ok::<_, std::io::Error>)?;
        let folder = std::env::temp_dir().join(format!("who-hears-it-{}", random_name()));
        std::fs::create_dir(&folder)?;
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .arg("--dir")
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        sandbox::alone(command.as_std_mut());
        let started = sandbox::begin(|| command.spawn(), Child::id);
        let mut process = match started {
            Ok(process) => process,
            Err(error) => {
                drop(std::fs::remove_dir_all(&folder));
                return Err(error);
            }
        };
        let out = process.stdout.take();
        let own = Own { process, port, folder };
        let mut lines = BufReader::new(out.ok_or(std::io::ErrorKind::BrokenPipe)?).lines();
        let ready = async {
            while let Some(line) = lines.next_line().await? {
                if line.contains("Ready to accept connections") {
                    return Ok(());
                }
            }
            Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof))
        };
        tokio::time::timeout(CAP, ready).await??;
        // Its further words must not fill the pipe.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self::connect(&format!("127.0.0.1:{port}"), Some(own)).await
    }

    async fn connect(address: &str, own: Option<Own>) -> std::io::Result<Self> {
        let stream = tokio::time::timeout(CAP, TcpStream::connect(address)).await??;
        stream.set_nodelay(true)?;
        let url = format!("redis://{address}?protocol=resp3");
        let mut redis = Self { url, connection: BufReader::new(stream), commands: 0, own, away: false };
        redis.commands = tokio::time::timeout(CAP, redis.count()).await??;
        Ok(redis)
    }

    /// Whether Redis has done nothing since the last time but answer us.
    pub(super) async fn is_quiet(&mut self) -> Result<bool, Stop> {
        if self.away {
            return Ok(true);
        }
        let before = self.commands;
        let counted = async {
            // What the nodes are sent because of commands before this one is written before the next one is read.
            self.ask("PING").await?;
            self.count().await
        };
        let counted = match tokio::time::timeout(CAP, counted).await {
            Ok(counted) => counted,
            Err(late) => Err(late.into()),
        };
        let now = counted.map_err(|error| Stop::NotGraded(format!("The Redis server is gone: {error}. {INSTALL}")))?;
        self.commands = now;
        Ok(now == before + 2)
    }

    /// How many commands it has carried out, this one not counted.
    async fn count(&mut self) -> std::io::Result<u64> {
        let length = self.ask("INFO stats").await?;
        let length: usize = length.trim_start_matches('$').parse().map_err(std::io::Error::other)?;
        let mut text = vec![0; length + 2];
        self.connection.read_exact(&mut text).await?;
        let text = String::from_utf8_lossy(&text);
        let field = text.lines().find_map(|line| line.strip_prefix("total_commands_processed:"));
        field.and_then(|count| count.trim().parse().ok()).ok_or_else(|| std::io::Error::other("INFO lacks the count"))
    }

    /// Sends an inline command and reads the first line of the answer.
    async fn ask(&mut self, command: &str) -> std::io::Result<String> {
        self.connection.get_mut().write_all(format!("{command}\r\n").as_bytes()).await?;
        let mut line = String::new();
        if self.connection.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            error if error.starts_with('-') => Err(std::io::Error::other(error.to_owned())),
            line => Ok(line.to_owned()),
        }
    }
}
