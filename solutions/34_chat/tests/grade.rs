fn main() -> std::process::ExitCode {
    graders::grade("chat", graders::answer!(chat, chat_solution))
}
