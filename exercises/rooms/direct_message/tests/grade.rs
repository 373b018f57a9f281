#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("direct_message", graders::answer!(direct_message, direct_message))
}
