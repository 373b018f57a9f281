//! The pages, and the news of each build.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{self, Query, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use tokio::fs;
use tokio::sync::watch;

use super::desk::Board;
use super::pages::Build;
use super::{guard, script};

/// How many ports are tried before any free one is taken.
const NEIGHBOURS: u16 = 20;

/// What pages hear of.
#[derive(Debug, Clone)]
pub(crate) struct Sources {
    pub(crate) builds: watch::Receiver<Build>,
    /// The reader's work. Nobody but herself sees it.
    pub(crate) board: watch::Receiver<Board>,
}

/// What a page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    /// The exercise that it has a place for.
    exercise: String,
}

/// Everything that is served. On loopback only, nobody is answered who asks by a foreign name.
pub(crate) fn router(sources: Sources, loopback_only: bool) -> Router {
    let router = Router::new()
        .route(script::PATH, get(([(header::CONTENT_TYPE, "text/javascript")], script::SOURCE)))
        .route(script::VERDICT.0, get(([(header::CONTENT_TYPE, "text/javascript")], script::VERDICT.1)))
        .route(script::NEWS, get(news))
        .route("/", get(async |State(from): State<Sources>| page(Path::new("index.html"), &from.builds).await))
        .route(
            "/{*path}",
            get(async |path: extract::Path<PathBuf>, State(from): State<Sources>| page(&path, &from.builds).await),
        )
        .with_state(sources);
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

/// The build of now, and each one from now on; and of the reader's work, what belongs to the page that asks.
async fn news(
    State(Sources { mut builds, mut board }): State<Sources>,
    Query(Wanted { exercise }): Query<Wanted>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    builds.mark_changed();
    board.mark_changed();
    let listener = Listener { builds, board, exercise, seen: 0, passed: None, ready: VecDeque::new() };
    let news = stream::unfold(listener, async |mut listener| Some((Ok(listener.next().await?), listener)));
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// A page that listens.
struct Listener {
    builds: watch::Receiver<Build>,
    board: watch::Receiver<Board>,
    exercise: String,
    /// The last change of its exercise that it was told.
    seen: u64,
    passed: Option<Vec<&'static str>>,
    ready: VecDeque<Event>,
}

impl Listener {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            tokio::select! {
                changed = self.builds.changed() => {
                    changed.ok()?;
                    self.ready.extend(Event::default().json_data(&*self.builds.borrow_and_update()));
                }
                // Where nobody's work is shown, nothing changes.
                Ok(()) = self.board.changed() => {
                    let board = self.board.borrow_and_update();
                    if self.passed.as_ref() != Some(&board.passed) {
                        self.passed = Some(board.passed.clone());
                        self.ready.extend(Event::default().event("progress").json_data(&board.passed));
                    }
                    if let Some((change, panel)) = board.panel(&self.exercise).filter(|(change, _)| *change > self.seen) {
                        self.seen = *change;
                        self.ready.extend(Event::default().event("verdict").json_data(panel));
                    }
                }
            }
        }
    }
}
