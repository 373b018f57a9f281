//! Waits for an event called `connect_error`, as in JavaScript. For this library that is an event of the server’s, and it never comes.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{
    Event, Payload,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::{Value, json};
use tokio::{
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    time::{Instant, timeout_at},
};

#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the server refuses: {0}")]
    Refused(String),
    #[error("no answer in time")]
    Timeout,
    #[error("no connection: {0}")]
    Connection(String),
}

enum News {
    Connected,
    Answered(Payload),
    Lost(String),
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let deadline = Instant::now() + timeout;
    let (tell, news) = mpsc::unbounded_channel();

    let client = timeout_at(deadline, connect(url, &tell)).await.map_err(|_| AskError::Timeout)??;
    let answer =
        timeout_at(deadline, converse(&client, question, timeout, tell, news)).await.unwrap_or(Err(AskError::Timeout));

    tokio::spawn(async move { client.disconnect().await });
    answer
}

async fn connect(url: &str, tell: &UnboundedSender<News>) -> Result<Client, AskError> {
    let on_connect = tell.clone();
    let on_error = tell.clone();
    let on_close = tell.clone();
    ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, move |_, _| {
            on_connect.send(News::Connected).ok();
            async {}.boxed()
        })
        .on("connect_error", move |why, _| {
            on_error.send(News::Lost(format!("{why:?}"))).ok();
            async {}.boxed()
        })
        .on(Event::Close, move |_, _| {
            on_close.send(News::Lost("the server closed the connection".to_owned())).ok();
            async {}.boxed()
        })
        .connect()
        .await
        .map_err(|error| AskError::Connection(error.to_string()))
}

async fn converse(
    client: &Client,
    question: &str,
    timeout: Duration,
    tell: UnboundedSender<News>,
    mut news: UnboundedReceiver<News>,
) -> Result<String, AskError> {
    while let Some(news) = news.recv().await {
        match news {
            News::Connected => {
                let tell = tell.clone();
                let on_ack = move |payload, _| {
                    tell.send(News::Answered(payload)).ok();
                    async {}.boxed()
                };
                client
                    .emit_with_ack("ask", json!({"question": question}), timeout, on_ack)
                    .await
                    .map_err(|error| AskError::Connection(error.to_string()))?;
            }
            News::Answered(payload) => return read(&payload),
            News::Lost(why) => return Err(AskError::Connection(why)),
        }
    }
    Err(AskError::Connection("nothing more will come".to_owned()))
}

fn read(payload: &Payload) -> Result<String, AskError> {
    let Payload::Text(values) = payload else {
        return Err(AskError::Connection("the answer is binary".to_owned()));
    };
    let answer = values.first().and_then(|arguments| arguments.get(0)).unwrap_or(&Value::Null);
    let text = |field: &str| answer[field].as_str().map(str::to_owned);
    match (text("answer"), text("error")) {
        (Some(answer), _) => Ok(answer),
        (None, Some(error)) => Err(AskError::Refused(error)),
        (None, None) => Err(AskError::Connection(format!("this is no answer: {answer}"))),
    }
}
