//! Is there room for what cargo builds?

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::Trouble;
use crate::root;

/// Measured: 2.9 GB of target folder after a cold `cargo test` at the root.
const NEEDED: u64 = 3 << 30;

pub(super) fn room() -> Result<String, Trouble> {
    let folder = folder()?;
    let Some(free) = free(&folder)? else {
        return Err(Trouble::NotTried(anyhow!("this system is not asked")));
    };
    let said = format!("{} free in {}", gibibytes(free), folder.display());
    // What is built already need not be built again.
    let built = folder.join("debug").is_dir();
    if free < NEEDED / if built { 6 } else { 1 } {
        return Err(anyhow!("{said}, and a build takes up to {}", gibibytes(NEEDED)).into());
    }
    Ok(said)
}

/// Where cargo builds, or the nearest folder above that is there.
fn folder() -> Result<PathBuf> {
    let root = root::find()?;
    let named = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let target = root.join(named);
    let there = target.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned);
    there.context("the workbook's folder is gone")
}

#[cfg(unix)]
fn free(folder: &Path) -> Result<Option<u64>> {
    let disk = rustix::fs::statvfs(folder).with_context(|| format!("{} cannot be asked", folder.display()))?;
    Ok(Some(disk.f_bavail.saturating_mul(disk.f_frsize)))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Result<Option<u64>> {
    Ok(None)
}

fn gibibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) >> 30;
    format!("{}.{} GiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::gibibytes;

    #[test]
    fn sizes_are_said_in_tenths() {
        assert_eq!(
            (gibibytes(3 << 30), gibibytes(1_610_612_736), gibibytes(9)),
            ("3.0 GiB".into(), "1.5 GiB".into(), "0.0 GiB".into())
        );
    }
}
