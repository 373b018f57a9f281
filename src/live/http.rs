//! The pages, and the news of each build.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch;
use tower_http::services::{ServeDir, ServeFile};

use super::pages::Build;

/// Where pages find the script. No page of a book is in a folder named "-".
pub(crate) const SCRIPT: &str = "/-/live.js";

/// How many ports are tried before any free one is taken.
const NEIGHBOURS: u16 = 20;

pub(crate) fn router(builds: watch::Receiver<Build>) -> Router {
    Router::new()
        .route(SCRIPT, get(([(header::CONTENT_TYPE, "text/javascript")], include_str!("live.js"))))
        .route("/-/news", get(news))
        .fallback(page)
        .with_state(builds)
}

/// Binds `port`, or else the next one that is free.
pub(crate) fn bind(address: IpAddr, port: u16) -> Result<TcpListener> {
    let neighbours = port..=port.saturating_add(NEIGHBOURS);
    neighbours
        .map(|port| TcpListener::bind(SocketAddr::new(address, port)))
        .find(|bound| !bound.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse))
        .unwrap_or_else(|| TcpListener::bind(SocketAddr::new(address, 0)))
        .with_context(|| format!("cannot listen on {address}:{port}; another one: --port"))
}

async fn page(State(builds): State<watch::Receiver<Build>>, request: Request) -> Response {
    let folder = builds.borrow().folder.clone();
    let not_found = ServeFile::new(folder.join("404.html"));
    let served = ServeDir::new(folder).not_found_service(not_found).try_call(request).await;
    let mut response = served.map_or_else(|error| error.to_string().into_response(), IntoResponse::into_response);
    // Files say when they were made in whole seconds: a browser would take the second build of one for the first.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The build of now, and each one from now on.
async fn news(State(mut builds): State<watch::Receiver<Build>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    builds.mark_changed();
    let news = stream::unfold(builds, async |mut builds| {
        builds.changed().await.ok()?;
        let event = Event::default().json_data(&*builds.borrow_and_update()).ok()?;
        Some((Ok(event), builds))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}
