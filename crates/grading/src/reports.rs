//! What the server's process reports, line by line. Who writes there is ours, but the answer lives in the same process:
//! nothing that comes is without a bound.

use std::io;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::tcp::OwnedReadHalf;
use transcript::Fault;

use crate::child::Stop;
use crate::protocol::Message;

/// No line is longer, in bytes, nor what follows one. A step's record takes half a megabyte.
const LINE: usize = 4 << 20;
/// And there is no more in all.
const ALL: usize = 64 << 20;

#[derive(Debug)]
pub(crate) struct Reports {
    from: BufReader<OwnedReadHalf>,
    /// The line that is not complete yet, or what follows one. It stays here when nobody waits any longer.
    line: Vec<u8>,
    /// So many bytes follow the line that was read last.
    follow: Option<usize>,
    read: usize,
}

impl Reports {
    pub(crate) fn new(from: OwnedReadHalf) -> Self {
        Self { from: BufReader::new(from), line: Vec::new(), follow: None, read: 0 }
    }

    /// The next report; nothing at the end. May be dropped at any time, and called again.
    pub(crate) async fn next(&mut self) -> Result<Option<Message>, Stop> {
        loop {
            match self.read_part().await {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::FileTooLarge => return Err(Stop::Fault(Fault::TooMuch)),
                // The process is gone.
                Err(_) => return Ok(None),
            }
            let part = std::mem::take(&mut self.line);
            // Who passes needs none of it.
            if self.follow.take().is_some() {
                return Ok(Some(Message::Unread(part)));
            }
            match serde_json::from_slice(&part).map_err(|_| Stop::Fault(Fault::Garbled))? {
                Message::Traced(length) => self.follow = Some(length),
                message => return Ok(Some(message)),
            }
        }
    }

    /// Whether there is a line, or all that follows one.
    async fn read_part(&mut self) -> io::Result<bool> {
        loop {
            if self.follow.is_some_and(|length| length > LINE) {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            if self.follow.is_some_and(|length| length <= self.line.len()) {
                return Ok(true);
            }
            let new = self.from.fill_buf().await?;
            if new.is_empty() {
                return Ok(false);
            }
            let end = match self.follow {
                Some(length) => Some(length - self.line.len()).filter(|missing| *missing <= new.len()),
                None => new.iter().position(|byte| *byte == b'\n').map(|end| end + 1),
            };
            let taken = end.unwrap_or(new.len());
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
