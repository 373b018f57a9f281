fn main() -> std::process::ExitCode {
    checks::main(5, answers_part5::ANSWERS)
}
