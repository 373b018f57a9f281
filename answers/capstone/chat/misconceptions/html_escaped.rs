//! The server escapes HTML: what is said is not what is heard. It is for the page to set texts as text.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn passed_on(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
