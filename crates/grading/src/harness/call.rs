//! Calling the learner's function, where the contract is a function and not a server.

use serde_json::Value;
use transcript::{Act, FUNCTION, Fault, Heard, Sent, Sound, Step};

use super::Harness;
use super::record::{escaped, normal};
use crate::child::Stop;
use crate::protocol::{CallFunction, Outcome};

impl Harness {
    /// Calls the function. `asked` says with what, in one line or several, and is recorded as what was sent; the result
    /// is what the function "heard". Returns the result; `Value::Null` once something has gone wrong.
    pub async fn call(&mut self, title: &str, asked: &str, args: Value) -> Value {
        if self.scene.stop.is_some() {
            return Value::Null;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        step.sent.extend(asked.lines().map(|line| Sent { client: FUNCTION.into(), act: Act::Call(line.to_owned()) }));
        match self.process.ask(CallFunction { args }).await {
            Ok(Outcome::Returned(value)) => {
                let returned = normal(escaped(value.clone()), self.free);
                step.heard.push(Heard { client: FUNCTION.into(), sounds: vec![Sound::Returned(returned)] });
                self.keep(step);
                value
            }
            Ok(Outcome::Panicked) => {
                self.end_step(step, Stop::Fault(Fault::Panicked));
                Value::Null
            }
            Ok(Outcome::TooMuch) => {
                self.end_step(step, Stop::Fault(Fault::TooMuch));
                Value::Null
            }
            Err(stop) => {
                self.end_step(step, stop);
                Value::Null
            }
        }
    }
}
