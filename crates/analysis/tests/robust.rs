//! Whatever a text is, it is read to the end, in time, and without a panic.

use std::time::{Duration, Instant};

use analysis::{Answer, Events, File, untouched};

const EVENTS: Events<'_> = Events { on: &["say", "typing"], emit: &["said"] };
const PATTERNS: &[&str] =
    &["$io.emit(", "$socket.to(..).emit(", ".on(\"say\"", "AckSender", "( .. )", "[ .. ]", "$any $any"];

/// Far above what any of these takes, also where others work at the same time: what this finds is a square.
const LONG: Duration = Duration::from_secs(30);

fn read(text: &str) {
    let start = Instant::now();
    let answer = Answer::read(&[File { name: "a.rs", text }, File { name: "b.rs", text: "fn b() {}" }]);
    let remarks = answer.remarks(EVENTS);
    let mentions = answer.mentions(PATTERNS);
    let _ = answer.events();
    let _ = untouched(text, "fn a() {}");
    let took = start.elapsed();
    let start: String = text.chars().take(40).collect();
    assert!(took < LONG, "{start:?}, {} bytes: {took:?}", text.len());
    let lines = text.matches('\n').count() as u32 + 1;
    assert!(remarks.iter().all(|remark| (1..=lines).contains(&remark.line)), "{start:?}");
    assert!(mentions.iter().all(|mention| (1..=lines).contains(&mention.line)), "{start:?}");
}

/// Whether there is time for all of it, as in `.ci/run`.
fn everything() -> bool {
    std::env::var("WORKBOOK_CHECKS").is_ok_and(|checks| checks == "all")
}

#[test]
fn a_megabyte_of_anything_is_read_in_time() {
    let pieces = [
        "(",
        "[",
        "{",
        ")",
        "}",
        "(]",
        "([{",
        "let ",
        "let (",
        "for ",
        "match ",
        "match x {",
        "if let ",
        "fn f(",
        "|",
        "||",
        "|x| ",
        "a::<",
        "a::",
        ".a()",
        "x.on(\"say\", ",
        "io.ns(\"/a\", async |socket: SocketRef| { socket.on(\"say\", ",
        "Arc::new(",
        "format!(\"{}\", ",
        "use a;",
        "use ",
        "macro_rules! ",
        "#[cfg(test)] ",
        "#[cfg(not(",
        "#![cfg(any())]",
        "\"",
        "r#\"",
        "'",
        "b'",
        "/*",
        "//",
        "let x = x.clone();",
        "{let x = 1;}",
        "static ",
        "struct A(",
        "struct A<",
        "A<",
        "io.emit(\"x\", 1);",
        "socket.join(",
        "\u{0}",
        "é",
        "\u{1F980}",
        "#\"",
        "--- ",
        "$",
        "x.map(|x| ",
        "match x { a => ",
        "async move |socket: SocketRef| socket.on(\"x\", ",
        "rust_socketio::{",
        "let a = b && ",
        "x as ",
        "type A = ",
        "fn f(io: &SocketIo) { io.emit(\"a\", 1); f(io); } ",
    ];
    let all = everything();
    for (n, piece) in pieces.into_iter().enumerate() {
        let length = match n % 16 {
            0 if all => 1 << 20,
            _ if all => 1 << 17,
            // Enough to see a panic. Half a minute is enough to see a square.
            _ => 1 << 13,
        };
        read(&piece.repeat(length / piece.len() + 1));
    }
}

#[test]
fn half_a_file_is_read() {
    let whole = include_str!("texts/never_awaited.rs");
    for end in (0..whole.len()).step_by(if everything() { 7 } else { 61 }).filter(|end| whole.is_char_boundary(*end)) {
        read(&whole[..end]);
        read(&whole[end..]);
    }
}

#[test]
fn noise_is_read() {
    // Marsaglia's generator: the same noise each time.
    let mut state = 2_463_534_242_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize
    };
    let words: Vec<&str> =
        include_str!("texts/captured_not.rs").split_inclusive(|c: char| !c.is_alphanumeric()).collect();
    for _ in 0..200 {
        let text: String = (0..next() % 400).map(|_| words[next() % words.len()]).collect();
        read(&text);
        let bytes: Vec<u8> = (0..next() % 400).map(|_| next() as u8).collect();
        read(&String::from_utf8_lossy(&bytes));
    }
}
