fn main() -> std::process::ExitCode {
    checks::main(4, answers_part4::ANSWERS)
}
