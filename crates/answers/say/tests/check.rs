fn main() -> std::process::ExitCode {
    checks::main("say", answers_say::ANSWERS)
}
