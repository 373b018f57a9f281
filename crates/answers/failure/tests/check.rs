fn main() -> std::process::ExitCode {
    checks::main(6, answers_part6::ANSWERS)
}
