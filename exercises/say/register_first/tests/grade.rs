#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("register_first", graders::answer!(register_first, register_first))
}
