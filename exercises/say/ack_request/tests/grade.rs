#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("ack_request", graders::answer!(ack_request, ack_request))
}
