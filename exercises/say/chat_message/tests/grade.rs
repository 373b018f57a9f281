#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("chat_message", graders::answer!(chat_message, chat_message))
}
