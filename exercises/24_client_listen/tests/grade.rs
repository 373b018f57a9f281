fn main() -> std::process::ExitCode {
    graders::grade("client_listen", graders::answer!(client_listen, client_listen))
}
