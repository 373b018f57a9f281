#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("server_status", graders::answer!(server_status, server_status_solution))
}
