//! The pages, and the news of each build.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{self, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::fs;
use tokio::sync::watch;

use super::pages::Build;
use super::{guard, script};

/// How many ports are tried before any free one is taken.
const NEIGHBOURS: u16 = 20;

type Builds = State<watch::Receiver<Build>>;

/// Everything that is served. On loopback only, nobody is answered who asks by a foreign name.
pub(crate) fn router(builds: watch::Receiver<Build>, loopback_only: bool) -> Router {
    let router = Router::new()
        .route(script::PATH, get(([(header::CONTENT_TYPE, "text/javascript")], script::SOURCE)))
        .route(script::NEWS, get(news))
        .route("/", get(async |State(builds): Builds| page(Path::new("index.html"), &builds).await))
        .route("/{*path}", get(async |path: extract::Path<PathBuf>, State(builds): Builds| page(&path, &builds).await))
        .with_state(builds);
    // The last layer is the outermost: it is asked first, on every path.
    if loopback_only { router.layer(middleware::from_fn(guard::own_names_only)) } else { router }
}

/// Binds `port`, or else the next one that is free.
pub(crate) fn bind(address: IpAddr, port: u16) -> Result<TcpListener> {
    let neighbours = port..=port.saturating_add(NEIGHBOURS);
    neighbours
        .map(|port| TcpListener::bind(SocketAddr::new(address, port)))
        .find(|bound| !bound.as_ref().is_err_and(|error| error.kind() == ErrorKind::AddrInUse))
        .unwrap_or_else(|| TcpListener::bind(SocketAddr::new(address, 0)))
        .with_context(|| format!("cannot listen on {address}:{port}: try another --port"))
}

/// A file of the build that is served. (tower-http's `ServeDir` would bring 25 crates, most of them for URLs.)
async fn page(path: &Path, builds: &watch::Receiver<Build>) -> Response {
    let folder = builds.borrow().folder.clone();
    // Nothing that leads out of the folder, on any system.
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    if inside && let Ok(bytes) = fs::read(folder.join(path)).await {
        return file(StatusCode::OK, path, bytes);
    }
    let missing = fs::read(folder.join("404.html")).await.unwrap_or_default();
    file(StatusCode::NOT_FOUND, Path::new("404.html"), missing)
}

/// What a browser must not keep: it would show an earlier build.
fn file(status: StatusCode, path: &Path, bytes: Vec<u8>) -> Response {
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
}

/// The build of now, and each one from now on.
async fn news(State(mut builds): Builds) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    builds.mark_changed();
    let news = stream::unfold(builds, async |mut builds| {
        builds.changed().await.ok()?;
        let event = Event::default().json_data(&*builds.borrow_and_update()).ok()?;
        Some((Ok(event), builds))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}
