//@ on: news; emit: subscribe
use rust_socketio::{ClientBuilder, Event, Payload};

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let client = ClientBuilder::new(url) //~ BlockingClient { name: "ClientBuilder" }
        .on("news", move |payload: Payload, _| {})
        .connect()
        .unwrap();
    client.emit("subscribe", "x").unwrap();
    client.disconnect().unwrap();
    Vec::new()
}
