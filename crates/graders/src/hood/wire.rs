//! On the wire: frames of the protocol's document and of our own, broken frames, and a round trip.

mod frames;

use grading::scene::*;

use frames::{Plain, made_at_random};

// The wording of an error is free.
pub(crate) const GRADER: Grader = Grader::call("wire", |stage| Box::pin(play(stage))).free_text(&["what"]);

async fn play(stage: &mut Harness) {
    read_frames(stage).await;
    refuse_frames(stage).await;
    write_frames(stage).await;

    let frames: Vec<_> = made_at_random(32, 200).iter().map(Plain::to_json).collect();
    stage.call("200 frames are written and read again", "frames made at random", json!({"round_trip": frames})).await;
}

async fn read_frames(stage: &mut Harness) {
    for (title, frame) in [
        ("an event", r#"2["foo"]"#),
        ("an event with an argument", r#"2["hello",1]"#),
        ("a connection without auth", "0"),
        ("a connection with auth", r#"0{"token":"123"}"#),
        ("the server says goodbye", "1"),
        ("a refusal", r#"4{"message":"Not authorized"}"#),
        ("an event on /admin", r#"2/admin,["bar"]"#),
        ("a connection to /admin", "0/admin,"),
        ("/admin answers with a socket id", r#"0/admin,{"sid":"oSO0OpakMV_3jnilAAAA"}"#),
        ("goodbye to /admin", "1/admin,"),
        ("a refusal by /admin", r#"4/admin,{"message":"Not authorized"}"#),
        ("an event on /admin with an id of one digit", r#"2/admin,5["x"]"#),
        ("an event on /admin that asks for an ack", r#"2/admin,456["project:delete",123]"#),
        ("an ack on /admin", "3/admin,456[]"),
        ("an event that asks for an ack", r#"212["foo"]"#),
        ("an ack", r#"312["bar"]"#),
        ("the id 0", r#"20["zero"]"#),
        ("the largest id that there is", r#"218446744073709551615["x"]"#),
        ("a binary event", r#"51-["baz",{"_placeholder":true,"num":0}]"#),
        (
            "a binary event with ten attachments",
            r#"510-["x",[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1},{"_placeholder":true,"num":2},{"_placeholder":true,"num":3},{"_placeholder":true,"num":4},{"_placeholder":true,"num":5},{"_placeholder":true,"num":6},{"_placeholder":true,"num":7},{"_placeholder":true,"num":8},{"_placeholder":true,"num":9}]]"#,
        ),
        (
            "a binary event on /admin that asks for an ack",
            r#"51-/admin,456["project:delete",{"_placeholder":true,"num":0}]"#,
        ),
        ("a binary event of which nothing follows", r#"50-["x"]"#),
        ("a binary ack", r#"61-15["bar",{"_placeholder":true,"num":0}]"#),
        ("a binary ack on /admin", r#"61-/admin,456[{"_placeholder":true,"num":0}]"#),
        ("the most attachments that there are", r#"54294967295-["x"]"#),
        ("a connection to /admin with a query", "0/admin?token=1234&uid=abcd,"),
        ("an event on a namespace with a query", r#"2/admin?uid=a?b,7["x"]"#),
        ("\"/\", spelled out", r#"2/,["root"]"#),
        ("namespaces, ids and dashes inside the payload", r#"2["5-/news,7[","a?b,c"]"#),
        ("a namespace that holds digits and more", r#"2/org/7-é,8["x"]"#),
        ("an event on /Admin, which is another namespace", r#"2/Admin,["x"]"#),
        ("a connection to /admin, without the comma", "0/admin"),
        ("goodbye to /org/acme, without the comma", "1/org/acme"),
        ("a query that stays as it is", r#"2/org/é?name=J%C3%BCrgen+X&a=b%2Cc&empty=,["x"]"#),
        ("a query on \"/\"", r#"2/?token=1,["x"]"#),
        ("a deep payload", r#"2["x",{"a":[1,-2,null,true],"b":"\"q\" ü"}]"#),
    ] {
        stage.call(title, frame, json!({"read": frame})).await;
    }
}

async fn refuse_frames(stage: &mut Harness) {
    for (title, frame) in [
        ("a type that there is not", r#"7["x"]"#),
        ("no digit at all", "hello"),
        ("a refusal without its comma", "4/admin"),
        ("an event without its comma", "2/org/acme"),
        ("a payload that is cut off", r#"2["x""#),
        ("an event that is an object", r#"2{"x":1}"#),
        ("an object behind letters of two bytes", r#"2/café,{"x":1}"#),
        ("a payload that is cut off, behind letters of two bytes", r#"2/café,["x""#),
        ("no payload, behind letters of two bytes", "2/café,12"),
        ("no comma, behind letters of two bytes", "2/café"),
        ("a number that is too large, behind letters of two bytes", r#"2/café,99999999999999999999["x"]"#),
        ("an event that starts with a number", "2[1]"),
        ("an event without an element", "2/admin,12[]"),
        ("more after the payload", r#"2["x"]["y"]"#),
        ("an ack that is an object", r#"312{"x":1}"#),
        ("a binary event that is an object", r#"51-{"_placeholder":true,"num":0}"#),
        ("a binary ack that is an object", r#"61-7{"_placeholder":true,"num":0}"#),
        ("a connection with a list", "0[1]"),
        ("a refusal that is a text", r#"4"Not authorized""#),
        ("a goodbye with a payload", r#"1{"x":1}"#),
        ("an event without a payload", "2"),
        ("an event with an id and no payload", "2/chat,12"),
        ("a refusal without a payload", "4"),
        ("an ack without a payload", "37"),
        ("a binary event without a payload", "51-"),
        ("a connection with null", "0null"),
        ("a number that is no id any more", r#"218446744073709551616["x"]"#),
        ("too many attachments to count", r#"54294967296-["x"]"#),
        ("not JSON", "2é"),
    ] {
        stage.call(title, frame, json!({"read": frame, "at": true})).await;
    }
    // Here the position is open.
    for (title, frame) in [
        ("an ack without an id", r#"3["x"]"#),
        ("an id with a sign", r#"2+7["x"]"#),
        ("a binary ack without an id", r#"61-[{"_placeholder":true,"num":0}]"#),
        ("a binary event without its count", r#"5["x"]"#),
        ("a binary event with another sign for its dash", r#"51+["x",{"_placeholder":true,"num":0}]"#),
        ("a binary event with a letter of two bytes for its dash", r#"51é["x"]"#),
        ("a binary event without its dash", r#"51["x"]"#),
        ("a namespace without its slash", r#"2chat,["x"]"#),
        ("a namespace that runs into the payload", r#"2/chat["x"]"#),
        ("a namespace that runs into a payload with a comma", r#"2/chat["x",1]"#),
    ] {
        stage.call(title, frame, json!({"read": frame})).await;
    }
    // Last, because careless code panics here.
    for (title, frame) in [("a letter of two bytes", "é"), ("an empty frame", "")] {
        let shown = if frame.is_empty() { "(a text without a letter)" } else { frame };
        stage.call(title, shown, json!({"read": frame, "at": true})).await;
    }
}

async fn write_frames(stage: &mut Harness) {
    let event = || Plain::of("Event").payload(json!(["foo", 1]));
    let placeholder = json!({"_placeholder": true, "num": 0});
    for (title, frame) in [
        ("writing an event", event()),
        ("writing an event on /admin", event().on("/admin")),
        ("writing an event on /admin that asks for an ack", event().on("/admin").id(456)),
        ("writing an event that asks for an ack", event().id(0)),
        ("writing a connection", Plain::of("Connect")),
        ("writing a connection with auth", Plain::of("Connect").on("/chat").payload(json!({"token": "123"}))),
        ("writing a goodbye", Plain::of("Disconnect").on("/chat")),
        ("writing a refusal", Plain::of("ConnectError").payload(json!({"message": "no"}))),
        ("writing an ack", Plain::of("Ack").id(u64::MAX).payload(json!([]))),
        ("writing a namespace with a query", event().on("/admin").query("token=1234&uid=abcd")),
        ("writing a query that stays as it is", event().on("/org/é").query("name=J%C3%BCrgen+X&a=b%2Cc&empty=")),
        ("writing \"/\" with a query", event().query("token=1")),
        ("writing a binary event", Plain::of("BinaryEvent").attachments(1).payload(json!(["x", placeholder]))),
        ("writing a binary event of which nothing follows", Plain::of("BinaryEvent").payload(json!(["x"]))),
        (
            "writing a binary ack",
            Plain::of("BinaryAck").attachments(1).on("/org/é").id(7).payload(json!([placeholder])),
        ),
    ] {
        stage.call(title, &frame.shown(), json!({"write": frame.to_json()})).await;
    }
}

/// The learner's functions as an answer. A frame becomes the learner's own type and back, field by field, so that it
/// needs no serde.
#[macro_export]
macro_rules! call_wire {
    ($($module:ident)::+) => {{
        fn to_json(frame: $($module)::+::Frame) -> $crate::Value {
            let kind = match frame.kind {
                $($module)::+::Kind::Connect => "Connect",
                $($module)::+::Kind::Disconnect => "Disconnect",
                $($module)::+::Kind::Event => "Event",
                $($module)::+::Kind::Ack => "Ack",
                $($module)::+::Kind::ConnectError => "ConnectError",
                $($module)::+::Kind::BinaryEvent => "BinaryEvent",
                $($module)::+::Kind::BinaryAck => "BinaryAck",
            };
            let fields = [
                ("kind", Some(kind.into())),
                ("attachments", Some(frame.attachments.into()).filter(|count| *count != 0)),
                ("namespace", Some(frame.namespace.into())),
                ("query", frame.query.map($crate::Value::from)),
                ("id", frame.id.map($crate::Value::from)),
                ("payload", frame.payload),
            ];
            fields.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
        }
        fn from_json(json: &$crate::Value) -> $($module)::+::Frame {
            $($module)::+::Frame {
                kind: match json["kind"].as_str() {
                    Some("Connect") => $($module)::+::Kind::Connect,
                    Some("Disconnect") => $($module)::+::Kind::Disconnect,
                    Some("Ack") => $($module)::+::Kind::Ack,
                    Some("ConnectError") => $($module)::+::Kind::ConnectError,
                    Some("BinaryEvent") => $($module)::+::Kind::BinaryEvent,
                    Some("BinaryAck") => $($module)::+::Kind::BinaryAck,
                    _ => $($module)::+::Kind::Event,
                },
                attachments: json["attachments"].as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0),
                namespace: json["namespace"].as_str().unwrap_or("/").to_owned(),
                query: json["query"].as_str().map(str::to_owned),
                id: json["id"].as_u64(),
                payload: json.get("payload").cloned(),
            }
        }
        fn read(frame: &str, with_position: bool) -> $crate::Value {
            let error = match $($module)::+::parse(frame) {
                Ok(frame) => return to_json(frame),
                Err(error) => error,
            };
            let mut facts = vec![("what", $crate::Value::from(error.what))];
            if with_position {
                facts.push(("at", error.at.into()));
            }
            [("error", facts.into_iter().collect::<$crate::Value>())].into_iter().collect()
        }
        $crate::Answer::Call(|args| Box::pin(async move {
            if let Some(frame) = args["read"].as_str() {
                return read(frame, args["at"] == true);
            }
            let Some(frames) = args["round_trip"].as_array() else {
                return from_json(&args["write"]).to_string().into();
            };
            for frame in frames {
                let written = from_json(frame).to_string();
                let again = read(&written, false);
                if again != *frame {
                    let lost = [("frame", frame.clone()), ("written", written.into()), ("read", again)];
                    return lost.into_iter().collect();
                }
            }
            "all of them are the same again".into()
        }))
    }};
}
