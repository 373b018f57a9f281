//! Too narrow: the two organisations of the examples, whatever the configuration says.

#[path = "../base.rs"]
mod base;

use socketioxide::SocketIo;
use socketioxide::handler::ConnectHandler;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn open(io: &SocketIo, _config: &Config) {
        for id in ["acme", "globex"] {
            io.ns(format!("/org/{id}"), base::register::<Self>.with(base::door::<Self>));
        }
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
