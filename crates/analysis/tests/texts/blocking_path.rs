//@ on: news; emit: subscribe
pub async fn listen(url: &str) {
    rust_socketio::client::ClientBuilder::new(url).connect().ok(); //~ BlockingClient { name: "ClientBuilder" }
}
