#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("wire", graders::answer!(wire, wire_solution))
}
