//! The pages, the news of each build, and what belongs to the reader's own work.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{self, DefaultBodyLimit, Json, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use catalogue::Exercise;
use futures_util::stream::{self, Stream};
use progress::Store;
use serde::Deserialize;
use tokio::fs;
use tokio::sync::watch;
use tokio::task;

use super::after::After;
use super::background::Graders;
use super::desk::{Board, Onward};
use super::made::Made;
use super::pace::Pace;
use super::pages::Build;
use super::token::{self, Token};
use super::{closed, editor, guard, script};
use crate::book;

/// How many ports are tried before any free one is taken.
const NEIGHBOURS: u16 = 20;

/// So many bytes of a request's body are read: it names an exercise.
const BODY: usize = 1024;

/// What is shown where nothing is.
const MISSING: &str = "404.html";

/// What pages hear of.
#[derive(Debug, Clone)]
pub(crate) struct Sources {
    pub(crate) builds: watch::Receiver<Build>,
    pub(crate) index: Made,
    pub(crate) print: Made,
    pub(crate) board: watch::Receiver<Board>,
    /// The reader's work. Nobody but herself sees it: none beyond this machine.
    pub(crate) own: Option<Own>,
}

#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) root: PathBuf,
    pub(crate) token: Token,
    pub(crate) pace: Pace,
}

/// What a page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    /// The exercise that it has a place for.
    exercise: String,
}

/// Everything that is served. On loopback only, nobody is answered who asks by a foreign name.
pub(crate) fn router(sources: Sources) -> Router {
    let alone = sources.own.is_some();
    let mut router = Router::new();
    for (path, source) in script::FILES {
        router = router.route(path, get(([(header::CONTENT_TYPE, "text/javascript")], source)));
    }
    let router = router
        .route(script::NEWS, get(news))
        .route(script::AFTER, get(after))
        .route(script::SHOW, post(show))
        .route(script::OPEN, post(open))
        .route("/", get(async |State(from): State<Sources>| page(Path::new("index.html"), &from).await))
        .route(
            "/{*path}",
            get(async |path: extract::Path<PathBuf>, State(from): State<Sources>| page(&path, &from).await),
        )
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(sources);
    // The last layer is the outermost: the name is asked for first, on every path, and what is refused has the policy, too.
    let router = if alone { router.layer(middleware::from_fn(guard::own_names_only)) } else { router };
    router.layer(middleware::from_fn(guard::policy))
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
async fn page(path: &Path, from: &Sources) -> Response {
    let (folder, build) = {
        let build = from.builds.borrow();
        (build.folder.clone(), build.id.clone())
    };
    if path == Path::new(book::INDEX)
        && let Some(index) = from.index.for_build(&build).await
    {
        return file(StatusCode::OK, path, index.as_bytes().to_vec());
    }
    // Nothing that leads out of the folder, on any system.
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let mut found = if inside { fs::read(folder.join(path)).await.ok() } else { None };
    if found.is_none() && path == Path::new(book::PRINT) {
        found = from.print.for_build(&build).await.map(|page| page.as_bytes().to_vec());
    }
    let (status, path, bytes) = match found {
        Some(bytes) => (StatusCode::OK, path, bytes),
        None => {
            let missing = fs::read(folder.join(MISSING)).await.unwrap_or_default();
            (StatusCode::NOT_FOUND, Path::new(MISSING), missing)
        }
    };
    if path.extension().is_none_or(|extension| extension != "html") {
        return file(status, path, bytes);
    }
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    if let Some(own) = &from.own {
        page = closed::close(&page, &Store::of(&own.root).read());
    }
    // Each page listens for the next build.
    if let Some(end) = page.rfind("</body>") {
        page.insert_str(end, &script::tag(&build, from.own.as_ref().map(|own| &own.token)));
    }
    file(status, path, page.into_bytes())
}

/// A refusal, in a line.
fn refuse(status: StatusCode, why: &str) -> Response {
    (status, format!("Refused: {why}\n")).into_response()
}

/// Whose work is asked about: an exercise of the course, and only on the reader's own machine.
fn known<'s>(from: &'s Sources, wanted: &Wanted) -> Result<(&'s Own, &'static Exercise), Box<Response>> {
    let own =
        from.own.as_ref().ok_or_else(|| refuse(StatusCode::FORBIDDEN, "nobody's work is shown beyond its machine."))?;
    let exercise = catalogue::all().find(|exercise| exercise.id == wanted.exercise);
    Ok((own, exercise.ok_or_else(|| refuse(StatusCode::NOT_FOUND, "no exercise has this id."))?))
}

/// Who may change something: the page itself, for an exercise of the course, and not faster than anybody clicks.
fn changes<'s>(
    from: &'s Sources,
    head: &HeaderMap,
    wanted: &Wanted,
) -> Result<(&'s Own, &'static Exercise), Box<Response>> {
    let (own, exercise) = known(from, wanted)?;
    if head.get(token::FIELD).is_none_or(|field| field.as_bytes() != own.token.as_str().as_bytes()) {
        return Err(refuse(StatusCode::FORBIDDEN, "the page's token is missing or old. Reload the page.").into());
    }
    if !own.pace.allows() {
        return Err(refuse(StatusCode::TOO_MANY_REQUESTS, "too many at once. Try again in a second.").into());
    }
    Ok((own, exercise))
}

/// What is shown after a pass.
async fn after(State(from): State<Sources>, Query(wanted): Query<Wanted>) -> Response {
    let (own, exercise) = match known(&from, &wanted) {
        Ok(known) => known,
        Err(refused) => return *refused,
    };
    if !Store::of(&own.root).read().may_see(exercise.id) {
        return refuse(StatusCode::FORBIDDEN, "it has not passed, and was not asked for.");
    }
    told(own.root.clone(), exercise).await
}

/// The reader asks for it before a pass, which is remembered.
async fn show(State(from): State<Sources>, head: HeaderMap, Json(wanted): Json<Wanted>) -> Response {
    let (own, exercise) = match changes(&from, &head, &wanted) {
        Ok(known) => known,
        Err(refused) => return *refused,
    };
    if let Err(error) = Store::of(&own.root).shown(exercise.id) {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, &format!("it cannot be remembered: {error}."));
    }
    told(own.root.clone(), exercise).await
}

/// The reader's answer, in her editor.
async fn open(State(from): State<Sources>, head: HeaderMap, Json(wanted): Json<Wanted>) -> Response {
    let (own, exercise) = match changes(&from, &head, &wanted) {
        Ok(known) => known,
        Err(refused) => return *refused,
    };
    let file = own.root.join("exercises").join(exercise.folder()).join("src/lib.rs");
    match task::spawn_blocking(move || editor::open(&file)).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(why)) => (StatusCode::NOT_FOUND, why).into_response(),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "no editor could be started."),
    }
}

async fn told(root: PathBuf, exercise: &'static Exercise) -> Response {
    match task::spawn_blocking(move || After::of(&root, exercise)).await {
        Ok(after) => Json(after).into_response(),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "it cannot be read."),
    }
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
    State(Sources { mut builds, mut board, .. }): State<Sources>,
    Query(Wanted { exercise }): Query<Wanted>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    builds.mark_changed();
    board.mark_changed();
    let listener =
        Listener { builds, board, exercise, seen: 0, way: None, graders: Graders::Unknown, ready: VecDeque::new() };
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
    way: Option<Onward>,
    graders: Graders,
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
                    if self.way.as_ref() != Some(&board.way) {
                        self.way = Some(board.way.clone());
                        self.ready.extend(Event::default().event("progress").json_data(&board.way));
                    }
                    if self.graders != board.graders {
                        self.graders = board.graders;
                        self.ready.extend(Event::default().event("graders").json_data(board.graders));
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
