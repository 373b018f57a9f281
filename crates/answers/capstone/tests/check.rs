fn main() -> std::process::ExitCode {
    checks::main("capstone", answers_capstone::ANSWERS)
}
