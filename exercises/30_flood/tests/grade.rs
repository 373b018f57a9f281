fn main() -> std::process::ExitCode {
    graders::grade("flood", graders::answer!(flood, flood))
}
