fn main() -> std::process::ExitCode {
    graders::grade("missed_messages", graders::answer!(missed_messages, missed_messages_solution))
}
