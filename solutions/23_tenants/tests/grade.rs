fn main() -> std::process::ExitCode {
    graders::grade("tenants", graders::answer!(tenants, tenants_solution))
}
