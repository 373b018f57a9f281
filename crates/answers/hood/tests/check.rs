fn main() -> std::process::ExitCode {
    checks::main("hood", answers_hood::ANSWERS)
}
