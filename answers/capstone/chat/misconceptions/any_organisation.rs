//! A dynamic namespace takes any id: whoever misspells the organisation founds one.

#[path = "../base.rs"]
mod base;

use socketioxide::SocketIo;
use socketioxide::handler::ConnectHandler;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn open(io: &SocketIo, _config: &Config) {
        io.dyn_ns("/org/{id}", base::register::<Self>.with(base::door::<Self>)).ok();
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
