//@ on: say; emit: said
use std::sync::{Arc, mpsc};
use std::{thread, time::Duration};

pub async fn listen(url: &str) {
    let (tell, news) = mpsc::channel();
    thread::sleep(Duration::from_secs(1)); //~ Blocks { call: Sleep }
    std::thread::sleep(Duration::from_secs(1)); //~ Blocks { call: Sleep }
    news.recv().ok(); //~ Blocks { call: Receive }
    while let Ok(one) = news.recv_timeout(Duration::from_secs(1)) {} //~ Blocks { call: Receive }
}
