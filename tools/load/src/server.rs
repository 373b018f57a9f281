//! The process under test: its processor time and memory.

use std::fmt;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// Which server.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The capstone's reference solution.
    Chat,
    /// socketioxide and nothing else: `src/bin/bare.rs`.
    Bare,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chat => "The chat",
            Self::Bare => "A bare socketioxide server",
        })
    }
}

/// A running server. It ends with this value.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
}

impl Server {
    /// Starts the program that lies beside this one, on a free port of 127.0.0.1.
    pub(crate) async fn start(kind: Kind) -> Result<Self> {
        let (program, package) = match kind {
            Kind::Chat => ("chat-solution", "chat-solution"),
            Kind::Bare => ("bare", "chat-load"),
        };
        let path = std::env::current_exe()?.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        let mut child = Command::new(&path)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{} cannot be started: cargo build --release -p {package}", path.display()))?;
        let out = child.stdout.take().context("the server's output")?;
        let mut lines = BufReader::new(out).lines();
        while let Some(line) = lines.next_line().await? {
            if let Some((_, port)) = line.split_once("http://127.0.0.1:") {
                let port = port.trim().parse().with_context(|| format!("a port in {line:?}"))?;
                // Whatever else it says must not fill the pipe.
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                return Ok(Self { child, port });
            }
        }
        bail!("the server ended before it listened")
    }

    /// Seconds of processor time so far. Known on Linux only.
    pub(crate) fn processor_seconds(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()?)).ok()?;
        // The program's name, in brackets, may hold anything.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: u64 = [11, 12].iter().map(|at| fields.get(*at)?.parse::<u64>().ok()).sum::<Option<u64>>()?;
        // Linux counts in hundredths for programs, whatever the kernel's own clock does.
        Some(f64::from(u32::try_from(ticks).ok()?) / 100.0)
    }

    /// Bytes of memory in use now. Known on Linux only.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
    }

    /// The body of a page.
    pub(crate) async fn get(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        stream.write_all(format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n").as_bytes()).await?;
        let mut page = String::new();
        stream.take(1 << 20).read_to_string(&mut page).await?;
        Ok(page.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }
}
