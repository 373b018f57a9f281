//! Binds the library's own names when it is linked. There are tens of thousands, and whoever starts would look each of
//! them up: grading `broadcast` took 0.217 s of a processor, and takes 0.158.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Other systems do so anyway, or have no such library.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg=-Wl,-Bsymbolic");
    }
}
