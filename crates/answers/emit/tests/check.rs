fn main() -> std::process::ExitCode {
    checks::main(1, answers_part1::ANSWERS)
}
