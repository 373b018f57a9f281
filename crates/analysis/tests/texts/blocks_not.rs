//@ on: say; emit: said
use {
    std::time::Duration,
    tokio::{
        sync::mpsc,
        time::{sleep, timeout},
    },
};

pub async fn listen(url: &str) {
    let (tell, mut news) = mpsc::unbounded_channel();
    sleep(Duration::from_secs(1)).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    while let Some(one) = news.recv().await {}
    timeout(Duration::from_secs(1), news.recv()).await.ok();
}
