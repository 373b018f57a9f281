//! What the command line and the book say of `two_nodes`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "An adapter carries what one node emits to the sockets of the others.",
    minutes: 30,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["same_room_name", "server_status"],
    chat: "The chat stays on one node. This is what it would need on two.",
    steps: &[
        "dave speaks on node 1 before anybody is there on node 2",
        "alice speaks in the kitchen",
        "bob answers from the other node",
        "carol speaks in the cellar",
        "alice comes back on the second node",
        "alice speaks while redis is there",
        "alice speaks while redis is away",
        "alice speaks when redis is back",
    ],
    hints: [
        "The handlers are right already. Only the server is made without anything that connects it to other nodes: \
            look at how `io` is built.",
        "`SocketIo::builder()` takes an adapter: `with_adapter::<…>(…)`. The crate `socketioxide-redis` has one, and \
         makes its state from a Redis client. Making it is a future.",
        "Open a client with `redis_client::Client::open(redis_url)`, await `RedisAdapterCtr::new_with_redis(&client)`, \
         give it to `with_adapter::<RedisAdapter<_>>`, and await `io.ns(..)`: only then does the node listen to others.",
    ],
    stages: &[],
};
