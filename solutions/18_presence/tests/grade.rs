fn main() -> std::process::ExitCode {
    graders::grade("presence", graders::answer!(presence, presence_solution))
}
