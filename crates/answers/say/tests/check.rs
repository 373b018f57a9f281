fn main() -> std::process::ExitCode {
    checks::main(2, answers_part2::ANSWERS)
}
