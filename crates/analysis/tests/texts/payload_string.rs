//@ on: news; emit: subscribe
use rust_socketio::{Payload, asynchronous::ClientBuilder};

pub async fn listen(url: &str) {
    ClientBuilder::new(url)
        .on("news", |payload, _| {
            async move {
                #[allow(deprecated)]
                if let Payload::String(text) = payload { //~ PayloadString
                    println!("{text}");
                }
            }
            .boxed()
        })
        .connect()
        .await
        .ok();
}
