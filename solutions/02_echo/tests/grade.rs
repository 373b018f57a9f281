fn main() -> std::process::ExitCode {
    graders::grade("echo", graders::answer!(echo, echo_solution))
}
