#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("client_listen", graders::answer!(client_listen, client_listen_solution))
}
