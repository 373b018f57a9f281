#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("broadcast", graders::answer!(broadcast, broadcast_solution))
}
