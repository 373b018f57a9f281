//! Whether somebody has worked on a stub.

use analysis::untouched;

const STUB: &str =
    "//! # Hello\n//! Say it.\n\npub fn attach(io: &SocketIo) {\n    // Yours.\n    io.ns(\"/\", async || {});\n}\n";

#[test]
fn comments_and_white_space_are_no_work() {
    assert!(untouched(STUB, STUB));
    assert!(untouched(&STUB.replace('\n', "\r\n"), STUB));
    assert!(untouched("pub fn attach(io:&SocketIo){io.ns(\"/\",async||{});}", STUB));
    assert!(untouched(&STUB.replace("// Yours.", "/* mine /* now */ */ // io.emit(\"a\", &1);"), STUB));
}

#[test]
fn everything_else_is() {
    assert!(!untouched(&STUB.replace("\"/\"", "\"/ \""), STUB));
    assert!(!untouched(&STUB.replace("io.ns", "_io.ns"), STUB));
    assert!(!untouched(&format!("{STUB}use a::b;"), STUB));
    assert!(!untouched("", STUB));
    assert!(!untouched(&STUB[..STUB.len() - 3], STUB));
}
