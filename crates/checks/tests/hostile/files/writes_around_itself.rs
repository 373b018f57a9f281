//! Writes wherever it can, and says where it could.

use std::fs;
use std::path::Path;

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let above = Path::new(&here).parent().unwrap_or(Path::new("/")).to_owned();
    let home = std::env::temp_dir();
    let tried = [Path::new(&here).to_owned(), above, "/tmp".into(), "/var/tmp".into()];
    let could = move || tried.iter().filter(|place| fs::write(place.join("written-by-a-stranger"), "x").is_ok()).count();
    let own = fs::write(home.join("mine"), "x").is_ok();
    io.ns("/", async move |socket: SocketRef| {
        socket.emit(format!("own {own}, others {}", could()), &json!(1)).ok();
    });
}
