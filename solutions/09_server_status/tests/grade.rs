fn main() -> std::process::ExitCode {
    graders::grade("server_status", graders::answer!(server_status, server_status_solution))
}
