//! Where the book is served, for whoever wants to open a page of it: a line in a file of the workbook's folder.

use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

const FILE: &str = ".workbook/address";

/// A server on this machine answers at once.
const CAP: Duration = Duration::from_millis(300);

/// The line, as long as the book is served.
#[derive(Debug)]
pub(crate) struct Address {
    file: PathBuf,
    url: String,
}

impl Address {
    /// Writes it. Of two servers, the later one is named.
    pub(crate) fn write(root: &Path, url: &str) -> Self {
        let address = Self { file: root.join(FILE), url: url.to_owned() };
        // Whoever finds none is told how to serve it.
        drop(address.file.parent().map(fs::create_dir_all));
        drop(fs::write(&address.file, url));
        address
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        if fs::read_to_string(&self.file).is_ok_and(|now| now == self.url) {
            drop(fs::remove_file(&self.file));
        }
    }
}

/// The address that the book is served at, if it is just now.
pub(crate) fn read(root: &Path) -> Option<String> {
    let url = fs::read_to_string(root.join(FILE)).ok()?;
    let address: SocketAddr = url.strip_prefix("http://")?.parse().ok()?;
    // A server that was killed has left its line.
    (address.ip().is_loopback() && TcpStream::connect_timeout(&address, CAP).is_ok()).then_some(url)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn an_address_is_there_as_long_as_somebody_answers() {
        let root = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let address = Address::write(root.path(), &url);
        assert_eq!(read(root.path()), Some(url));
        drop(listener);
        assert_eq!(read(root.path()), None);
        drop(address);
        assert!(!root.path().join(FILE).exists());
    }
}
