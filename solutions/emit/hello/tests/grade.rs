#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("hello", graders::answer!(hello, hello_solution))
}
