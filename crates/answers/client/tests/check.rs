fn main() -> std::process::ExitCode {
    checks::main("client", answers_client::ANSWERS)
}
