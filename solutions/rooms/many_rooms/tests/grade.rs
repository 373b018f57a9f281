#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("many_rooms", graders::answer!(many_rooms, many_rooms_solution))
}
