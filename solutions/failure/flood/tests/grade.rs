#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("flood", graders::answer!(flood, flood_solution))
}
