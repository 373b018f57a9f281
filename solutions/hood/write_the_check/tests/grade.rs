#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("write_the_check", graders::answer!(write_the_check, write_the_check_solution))
}
