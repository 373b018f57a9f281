fn main() -> std::process::ExitCode {
    checks::main("namespaces", answers_namespaces::ANSWERS)
}
