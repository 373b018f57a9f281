fn main() -> std::process::ExitCode {
    checks::main(8, answers_part8::ANSWERS)
}
