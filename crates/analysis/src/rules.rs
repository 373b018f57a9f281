//! What is looked for: one file a subject.

mod blocking;
mod captured;
mod client;
mod futures;
mod handlers;
pub(crate) mod names;
mod namespaces;
mod rooms;

use crate::answer::{Events, View};
use crate::remark::Kind;

/// Says one thing of a place: the number of the file, the token, what it is.
pub(crate) type Say<'f> = &'f mut dyn FnMut(usize, usize, Kind);

type Rule = fn(&View<'_, '_>, Events<'_>, Say<'_>);

pub(crate) const ALL: &[Rule] = &[
    handlers::never_sent,
    handlers::replaced,
    handlers::in_handler,
    names::close_to,
    futures::never_awaited,
    namespaces::without_slash,
    namespaces::pattern_as_path,
    namespaces::io_in_namespace,
    rooms::of_socket_id,
    captured::captured_socket,
    blocking::blocks,
    client::payload_string,
    client::blocking_client,
];
