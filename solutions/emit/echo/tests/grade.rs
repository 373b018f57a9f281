#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("echo", graders::answer!(echo, echo_solution))
}
