fn main() -> std::process::ExitCode {
    graders::grade("gatekeeper", graders::answer!(gatekeeper, gatekeeper_solution))
}
