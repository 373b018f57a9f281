//! Sends the question with a plain `emit`: it waits for an event, and asks for no ack.

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

/// What the callbacks have to tell.
enum News {
    Connected,
    Answered(Payload),
    Lost(String),
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let deadline = Instant::now() + timeout;
    let (tell, news) = mpsc::unbounded_channel();

    let client = timeout_at(deadline, connect(url, &tell)).await.map_err(|_| AskError::Timeout)??;
    // The time-out of the library would not do: when it has passed, the callback is never called at all.
    let answer = timeout_at(deadline, converse(&client, question, news)).await.unwrap_or(Err(AskError::Timeout));

    // Whatever came of it, end the connection, and let nobody wait for the goodbye.
    tokio::spawn(async move { client.disconnect().await });
    answer
}

async fn connect(url: &str, tell: &UnboundedSender<News>) -> Result<Client, AskError> {
    let on_connect = tell.clone();
    let on_error = tell.clone();
    let on_close = tell.clone();
    let on_answer = tell.clone();
    ClientBuilder::new(url)
        // A new connection would not know our question, and asking again could ask twice.
        .reconnect(false)
        .on(Event::Connect, move |_, _| {
            on_connect.send(News::Connected).ok();
            async {}.boxed()
        })
        // A `connect_error`, and a connection that breaks.
        .on(Event::Error, move |why, _| {
            on_error.send(News::Lost(format!("{why:?}"))).ok();
            async {}.boxed()
        })
        // The server says goodbye.
        .on(Event::Close, move |_, _| {
            on_close.send(News::Lost("the server closed the connection".to_owned())).ok();
            async {}.boxed()
        })
        // No event will come.
        .on("answer", move |payload, _| {
            on_answer.send(News::Answered(payload)).ok();
            async {}.boxed()
        })
        .connect()
        .await
        .map_err(|error| AskError::Connection(error.to_string()))
}

async fn converse(client: &Client, question: &str, mut news: UnboundedReceiver<News>) -> Result<String, AskError> {
    while let Some(news) = news.recv().await {
        match news {
            News::Connected => {
                client
                    .emit("ask", json!({"question": question}))
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
    let answer = values.first().unwrap_or(&Value::Null);
    let text = |field: &str| answer[field].as_str().map(str::to_owned);
    match (text("answer"), text("error")) {
        (Some(answer), _) => Ok(answer),
        (None, Some(error)) => Err(AskError::Refused(error)),
        (None, None) => Err(AskError::Connection(format!("this is no answer: {answer}"))),
    }
}
