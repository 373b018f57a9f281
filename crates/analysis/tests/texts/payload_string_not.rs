//@ on: news; emit: subscribe
use rust_socketio::{Payload, asynchronous::ClientBuilder};

pub async fn listen(url: &str) {
    ClientBuilder::new(url)
        .on("news", |payload, _| {
            match payload {
                Payload::Text(values) => println!("{values:?}"),
                #[allow(deprecated)]
                Payload::String(text) => println!("{text}"),
                Payload::Binary(_) => {}
            }
            async {}.boxed()
        })
        .connect()
        .await
        .ok();
}
