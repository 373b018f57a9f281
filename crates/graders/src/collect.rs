//! Taking what a function passes on while it runs.

use grading::{RESULT, Value};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// More than any server of ours sends.
const TEXTS: usize = 10_000;

/// Texts that a function returned; of more than anybody reads, as many as show that it is too much.
#[must_use]
pub fn listed(texts: Vec<String>) -> Value {
    let mut weight = 0;
    let wanted = |text: &Value| {
        let wanted = weight <= RESULT;
        weight += transcript::weight(text);
        wanted
    };
    let mut texts = texts.into_iter();
    let listed = texts.by_ref().map(Value::from).take_while(wanted).collect();
    // The process ends soon. To free millions of them one by one takes longer than to make them.
    std::mem::forget(texts);
    listed
}

/// Runs the function with a channel, tells the grader of each text that comes through it, and returns them all.
/// `args` are the call's.
pub async fn collect<F: Future<Output = ()>>(
    args: &Value,
    follow: impl FnOnce(UnboundedSender<String>) -> F,
) -> Vec<String> {
    let (heard, mut texts) = unbounded_channel();
    let mut all = Vec::new();
    let mut running = std::pin::pin!(follow(heard));
    let mut over = false;
    while !over {
        tokio::select! {
            // What was passed on before the function returned comes first.
            biased;
            Some(text) = texts.recv(), if all.len() < TEXTS => {
                all.push(text);
                grading::passed_on(args);
            }
            () = &mut running => over = true,
        }
    }
    // What is too much is wrong already.
    while let (true, Ok(text)) = (all.len() < TEXTS, texts.try_recv()) {
        all.push(text);
    }
    all
}
