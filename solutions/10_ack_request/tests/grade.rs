fn main() -> std::process::ExitCode {
    graders::grade("ack_request", graders::answer!(ack_request, ack_request_solution))
}
