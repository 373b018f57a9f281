//! The one command that mends something, on each system.

use std::fs;

/// Where commands differ.
#[derive(Debug, Clone, Copy)]
pub(super) enum System {
    Debian,
    Fedora,
    MacOs,
    Windows,
    Other,
}

#[derive(Debug)]
pub(super) struct Mend {
    debian: &'static str,
    fedora: &'static str,
    macos: &'static str,
    windows: &'static str,
    other: &'static str,
}

impl Mend {
    const fn everywhere(command: &'static str) -> Self {
        Self { debian: command, fedora: command, macos: command, windows: command, other: command }
    }

    pub(super) fn on(&self, system: System) -> &'static str {
        match system {
            System::Debian => self.debian,
            System::Fedora => self.fedora,
            System::MacOs => self.macos,
            System::Windows => self.windows,
            System::Other => self.other,
        }
    }
}

pub(super) const RUST: Mend = Mend {
    windows: "rustup update stable  (without rustup: winget install Rustlang.Rustup)",
    ..Mend::everywhere("rustup update stable  (without rustup: https://rustup.rs)")
};

pub(super) const COMPILER: Mend = Mend {
    debian: "sudo apt install gcc libc6-dev",
    fedora: "sudo dnf install gcc",
    macos: "xcode-select --install",
    windows: "winget install Microsoft.VisualStudio.2022.BuildTools --override \
              \"--add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"",
    other: "install gcc or clang with your system's package manager",
};

/// When nobody can say which package it is.
pub(super) const PACKAGES: Mend =
    Mend::everywhere("cargo metadata --no-deps  (in the workbook's folder: it says which)");

/// When nobody can say what is wrong with it.
pub(super) const TEMPORARY: Mend =
    Mend::everywhere("let TMPDIR (on Windows, TEMP) name a folder in which you may write");

pub(super) const DISK: Mend =
    Mend::everywhere("cargo clean  (or let CARGO_TARGET_DIR name a folder on a larger disk, and build again)");

pub(super) const NETWORK: Mend = Mend {
    debian: "sudo ip link set lo up  (or let your firewall pass 127.0.0.1)",
    fedora: "sudo ip link set lo up  (or let your firewall pass 127.0.0.1)",
    ..Mend::everywhere("let your firewall pass connections from 127.0.0.1 to 127.0.0.1")
};

pub(super) const DOWNLOADS: Mend = Mend::everywhere("cargo fetch");

pub(super) const REDIS: Mend = Mend {
    debian: "sudo apt install redis-server",
    fedora: "sudo dnf install redis",
    macos: "brew install redis",
    windows: "wsl --install, then in it: sudo apt install redis-server",
    other: "install redis 7 or later with your system's package manager",
};

impl System {
    pub(super) fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            Self::of_linux(&fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    /// From the names that a distribution gives itself and those it is like.
    fn of_linux(os_release: &str) -> Self {
        let names: Vec<_> = os_release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|names| names.trim_matches('"').split_whitespace())
            .collect();
        if names.contains(&"debian") {
            Self::Debian
        } else if names.contains(&"fedora") {
            Self::Fedora
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_is_known_by_what_it_is_like() {
        let here = System::of_linux("NAME=\"Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n");
        assert_eq!(REDIS.on(here), "sudo apt install redis-server");
        assert!(matches!(System::of_linux("ID=fedora\n"), System::Fedora));
        assert!(matches!(System::of_linux("ID=arch\n"), System::Other));
    }
}
