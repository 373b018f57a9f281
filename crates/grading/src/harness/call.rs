//! Calling the learner's function, where the contract is a function and not a server.

use serde_json::Value;
use transcript::{Heard, Sent, Step};

use super::Harness;
use super::record::{normal, shown};
use crate::protocol::{Order, Report};

impl Harness {
    /// Calls the function and records `asked` as what was sent, and the result as what "you" heard.
    /// Returns the result; `Value::Null` once something has gone wrong.
    pub async fn call(&mut self, title: &str, asked: &str, args: Value) -> Value {
        if self.stop.is_some() {
            return Value::Null;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        step.sent.push(Sent { client: "you".into(), what: asked.to_owned() });
        let returned = |report| if let Report::Returned { value } = report { Some(value) } else { None };
        match self.process.ask(Order::Call { args }, returned).await {
            Ok(value) => {
                let line = shown(&normal(value.clone(), self.free).to_string());
                step.heard.push(Heard { client: "you".into(), lines: vec![line] });
                self.transcript.steps.push(step);
                value
            }
            Err(stop) => {
                self.end_step(step, stop);
                Value::Null
            }
        }
    }
}
