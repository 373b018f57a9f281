fn main() -> std::process::ExitCode {
    checks::main(7, answers_part7::ANSWERS)
}
