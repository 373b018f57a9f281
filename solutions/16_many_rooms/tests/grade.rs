fn main() -> std::process::ExitCode {
    graders::grade("many_rooms", graders::answer!(many_rooms, many_rooms_solution))
}
