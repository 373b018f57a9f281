fn main() -> std::process::ExitCode {
    graders::grade("chat_message", graders::answer!(chat_message, chat_message))
}
