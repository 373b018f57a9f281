#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("announce_everywhere", graders::answer!(announce_everywhere, announce_everywhere_solution))
}
