fn main() -> std::process::ExitCode {
    checks::main(3, answers_part3::ANSWERS)
}
