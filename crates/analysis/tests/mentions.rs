//! The language of patterns, by example.

use analysis::{Answer, File, pattern};

const TEXT: &str = r##"use socketioxide::extract::{AckSender, SocketRef};
// io.emit( and AckSender stand in a comment
const GONE: &str = "disconnect";
static LOG: &str = "static io.emit(x)";

pub fn attach(io: &SocketIo) {
    let everybody = io.clone();
    io.ns("/", async move |socket: SocketRef| {
        socket.on(GONE, async || {});
        socket.on("say", async |me: SocketRef, Data(x): Data<Value>| {
            everybody.emit("said", &x).await.ok();
            everybody
                .to(["a", "b"])
                .emit("said", &x).await.ok();
            me.emit_with_ack::<_, bool>("vote", &x).ok();
            me.broadcast().emit("said", r#"io.within("a")"#).await.ok();
            tokio::spawn(help(io));
        });
    });
}

async fn help(all: &SocketIo) {
    for other in all.sockets() {
        other.emit("said", "x").ok();
    }
}

fn nobody_calls_this(ack: AckSender) {
    ack.within("a");
}
"##;

#[track_caller]
fn stands(pattern: &str, expected: &[u32]) {
    assert_eq!(pattern::check(pattern), Ok(()));
    let answer = Answer::read(&[File { name: "lib.rs", text: TEXT }]);
    let lines: Vec<u32> = answer.mentions(&[pattern]).into_iter().map(|mention| mention.line).collect();
    assert_eq!(lines, expected, "{pattern}");
}

#[test]
fn words_stand_in_the_code_alone() {
    stands("AckSender", &[]);
    stands("static", &[4]);
    stands("spawn(", &[17]);
    stands("tokio :: spawn (", &[17]);
    stands(".within(", &[]);
    stands("emit", &[11, 14, 16, 24]);
    stands("emit_with_ack", &[15]);
}

#[test]
fn a_type_stands_for_all_its_names() {
    stands("$io.emit(", &[11]);
    stands("$io.to(..).emit(", &[13]);
    stands("$io.sockets()", &[23]);
    stands("$socket.emit(", &[24]);
    stands("$socket.broadcast().emit(", &[16]);
    stands("$operators.emit(", &[14, 16]);
    stands("$client.emit(", &[]);
}

#[test]
fn a_string_is_looked_for_if_the_pattern_has_it() {
    stands(".on(\"say\"", &[10]);
    stands(".on(\"disconnect\"", &[9]);
    stands("\"disconnect\"", &[3, 9]);
    stands(".on($any,", &[9, 10]);
}

#[test]
fn the_patterns_are_told_apart() {
    let answer = Answer::read(&[File { name: "lib.rs", text: TEXT }]);
    let found = answer.mentions(&["spawn(", "static", "nothing"]);
    let found: Vec<_> = found.iter().map(|mention| (mention.pattern, mention.file.as_str(), mention.line)).collect();
    assert_eq!(found, [("spawn(", "lib.rs", 17), ("static", "lib.rs", 4)]);
}

#[test]
fn what_stands_in_another_file_counts() {
    let files = [
        File { name: "lib.rs", text: "mod rooms;\npub fn attach(io: &SocketIo) { rooms::tell(io); }" },
        File { name: "rooms.rs", text: "pub(crate) fn tell(all: &SocketIo) {\n    all.emit(\"a\", 1);\n}" },
    ];
    let found = Answer::read(&files).mentions(&["$io.emit("]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].file.as_str(), found[0].line), ("rooms.rs", 2));
}

#[test]
fn a_wrong_pattern_is_found_out() {
    for wrong in ["", "  // nothing", "$server.emit(", "$io emit", "$io"] {
        assert!(pattern::check(wrong).is_err(), "{wrong}");
    }
}
