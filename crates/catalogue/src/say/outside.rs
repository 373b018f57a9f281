//! What the command line and the book say of `outside`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "The server itself can speak: a route with a clone of `io` reaches everybody, and leaves nobody out.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["emit_all", "typed_events", "server_status"],
    chat: "Nothing yet: an announcement from outside would be one route more beside `GET /health`.",
    steps: &[
        "you post when alice is there",
        "you post when three are there",
        "you post a text and two fields more",
        "you post an object without a text",
        "you post when bob is gone",
    ],
    hints: [
        "No socket has sent the request, so there is none to speak with. Which value in `app` knows everybody in \"/\", \
         and can it come along into the route?",
        "An `async move` closure takes `io` along. Count before you emit, and await what `io.emit` returns. And let the \
         body come as `Result<Json<Announcement>, JsonRejection>`: then a wrong one reaches your handler, too.",
        "`match body`: of `Ok(Json(announcement))` take `io.sockets().len()`, \
         `io.emit(\"announcement\", &announcement).await.ok()`, and answer `(StatusCode::OK, Json(json!({\"reached\": \
         reached})))`; of `Err(why)` answer `(StatusCode::BAD_REQUEST, Json(json!({\"error\": why.body_text()})))`.",
    ],
    stages: &[],
};
