//! A room remembers everything: each newcomer gets the whole past, and the server never forgets.

#[path = "../base.rs"]
mod base;

use std::collections::VecDeque;

use serde_json::Value;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn keep(_messages: &mut VecDeque<Value>, _history: usize) {}
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
