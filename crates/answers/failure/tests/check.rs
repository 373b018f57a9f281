fn main() -> std::process::ExitCode {
    checks::main("failure", answers_failure::ANSWERS)
}
