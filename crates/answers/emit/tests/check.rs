fn main() -> std::process::ExitCode {
    checks::main("emit", answers_emit::ANSWERS)
}
