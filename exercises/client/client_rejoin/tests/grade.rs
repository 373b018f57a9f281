#[cfg(not(windows))]
use graders_dylib as graders;

fn main() -> std::process::ExitCode {
    graders::grade("client_rejoin", graders::answer!(client_rejoin, client_rejoin))
}
