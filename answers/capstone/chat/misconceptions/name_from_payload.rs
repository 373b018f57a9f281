//! `from` and `name` are taken from the payload where it has them: anybody can be anybody.

#[path = "../base.rs"]
mod base;

use serde_json::Value;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn speaker(name: &str, payload: &Value) -> String {
        let claimed = payload["from"].as_str().or(payload["name"].as_str());
        claimed.unwrap_or(name).into()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
