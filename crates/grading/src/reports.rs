//! What the server's process reports, line by line. Who writes there is ours, but the answer lives in the same process:
//! nothing that comes is without a bound.

use std::io;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::tcp::OwnedReadHalf;
use transcript::Fault;

use crate::child::Stop;
use crate::protocol::{Message, TRACED};

/// No line is longer, in bytes. A step's record takes half a megabyte.
const LINE: usize = 4 << 20;
/// And there is no more in all.
const ALL: usize = 64 << 20;

#[derive(Debug)]
pub(crate) struct Reports {
    from: BufReader<OwnedReadHalf>,
    /// The line that is not complete yet. It stays here when nobody waits any longer.
    line: Vec<u8>,
    read: usize,
}

impl Reports {
    pub(crate) fn new(from: OwnedReadHalf) -> Self {
        Self { from: BufReader::new(from), line: Vec::new(), read: 0 }
    }

    /// The next report; nothing at the end. May be dropped at any time, and called again.
    pub(crate) async fn next(&mut self) -> Result<Option<Message>, Stop> {
        match self.read_line().await {
            // Who passes needs none of it.
            Ok(true) if self.line.starts_with(TRACED) => Ok(Some(Message::Unread(std::mem::take(&mut self.line)))),
            Ok(true) => {
                let message = serde_json::from_slice(&self.line).map_err(|_| Stop::Fault(Fault::Garbled));
                self.line.clear();
                message.map(Some)
            }
            Ok(false) => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(Stop::Fault(Fault::TooMuch)),
            // The process is gone.
            Err(_) => Ok(None),
        }
    }

    /// Whether there is a line.
    async fn read_line(&mut self) -> io::Result<bool> {
        loop {
            let new = self.from.fill_buf().await?;
            if new.is_empty() {
                return Ok(false);
            }
            let end = new.iter().position(|byte| *byte == b'\n');
            let taken = end.map_or(new.len(), |end| end + 1);
            self.line.extend_from_slice(&new[..taken]);
            self.from.consume(taken);
            self.read += taken;
            if self.line.len() > LINE || self.read > ALL {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            if end.is_some() {
                return Ok(true);
            }
        }
    }
}
