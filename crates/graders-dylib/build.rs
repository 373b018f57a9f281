//! Binds the library's own names when it is linked. There are sixty thousand, and whoever starts would look each of them up:
//! a third of what a grading took.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Other systems do so anyway, or have no such library.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg=-Wl,-Bsymbolic");
    }
}
