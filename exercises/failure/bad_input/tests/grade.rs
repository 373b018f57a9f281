#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("bad_input", graders::answer!(bad_input, bad_input))
}
