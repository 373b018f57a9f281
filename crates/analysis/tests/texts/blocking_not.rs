//@ on: news; emit: subscribe
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload, TransportType};

pub async fn listen(url: &str) -> Result<Client, rust_socketio::Error> {
    ClientBuilder::new(url).transport_type(TransportType::Websocket).connect().await
}
