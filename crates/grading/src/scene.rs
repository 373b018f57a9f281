//! What a scene is written with.

pub use serde_json::{Value, json};

pub use crate::clients::{Person, person};
pub use crate::grader::Grader;
pub use crate::harness::{Action, Actions, Client, Harness, HistoryBorder, Page};
pub use crate::test_server::{Admission, Arrival, Describe, FunctionCall, Reaction, Rules};
