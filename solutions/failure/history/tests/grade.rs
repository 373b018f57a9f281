#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("history", graders::answer!(history, history_solution))
}
