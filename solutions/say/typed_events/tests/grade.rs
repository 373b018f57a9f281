#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("typed_events", graders::answer!(typed_events, typed_events_solution))
}
