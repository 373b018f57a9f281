#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("ack_reply", graders::answer!(ack_reply, ack_reply_solution))
}
