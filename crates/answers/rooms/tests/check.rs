fn main() -> std::process::ExitCode {
    checks::main("rooms", answers_rooms::ANSWERS)
}
