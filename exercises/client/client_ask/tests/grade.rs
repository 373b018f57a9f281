#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("client_ask", graders::answer!(client_ask, client_ask))
}
