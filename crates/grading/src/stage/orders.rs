//! What the grader asks the server's process to do.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

use super::{Answer, Control, clock::Rest};
use crate::protocol::{Clock, Order, Report};

/// Everything that an order needs.
#[derive(Clone)]
pub(super) struct Company {
    pub(super) runtime: tokio::runtime::Handle,
    pub(super) control: Control,
    pub(super) rest: Rest,
    pub(super) clock: Clock,
    /// None where the learner owns the server.
    pub(super) io: Option<SocketIo>,
    pub(super) fence: Arc<str>,
    pub(super) closed: Arc<AtomicU64>,
    pub(super) answer: Answer,
    pub(super) bed: Bed,
}

/// What keeps the runtime's thread asleep, while it is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Bed(Arc<Mutex<Option<mpsc::Sender<()>>>>);

impl Bed {
    /// Returns what to wait on.
    fn made(&self) -> mpsc::Receiver<()> {
        let (asleep, woken) = mpsc::channel();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(asleep);
        woken
    }

    fn left(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

impl Company {
    /// Carries an order out on the server's own runtime, between the learner's tasks.
    pub(super) fn take_up(&self, order: Order) {
        if let Order::Wake = order {
            // The runtime cannot do that by itself.
            return self.bed.left();
        }
        let company = self.clone();
        self.runtime.spawn(async move {
            company.control.say(&Report::Begun);
            let report = company.carry_out(order).await;
            company.control.say(&report);
        });
    }

    async fn carry_out(&self, order: Order) -> Report {
        match order {
            // Taken up before it comes here.
            Order::Anew => Report::NotAttached,
            Order::Arm => {
                self.rest.reached().await;
                Report::Armed { sockets: self.arm() }
            }
            Order::Rest { fence, millis } => {
                self.rest.reached().await;
                if millis > 0 {
                    self.pass(Duration::from_millis(millis)).await;
                    self.rest.reached().await;
                }
                let closed = self.closed.load(Ordering::SeqCst);
                self.send_fence(fence).await;
                Report::Rested { fence, closed }
            }
            Order::Probe { namespace, room } => {
                let emitted = self.io.as_ref().and_then(|io| io.of(&namespace)).map(|all| all.to(room.clone()));
                if let Some(all) = emitted {
                    drop(all.emit("probe", &json!({ "room": room })).await);
                }
                Report::Probed
            }
            Order::Rooms => {
                let sockets = self.io.iter().filter_map(|io| io.of("/")).flat_map(|all| all.sockets());
                let names: BTreeSet<_> = sockets.flat_map(|socket| socket.rooms()).map(String::from).collect();
                Report::Rooms { names: names.into_iter().collect() }
            }
            Order::Namespaces => {
                let names = self.io.iter().flat_map(SocketIo::nsps).map(|ns| ns.ns_path().to_owned()).collect();
                Report::Namespaces { names }
            }
            Order::Call { args } => match self.answer {
                // A task of its own: a panic ends that task, and is reported by the hook.
                Answer::Call(call) => match tokio::spawn(call(args)).await {
                    Ok(value) => Report::Returned { value },
                    Err(_) => Report::NotAttached,
                },
                Answer::Attach(_) | Answer::App(_) | Answer::Nodes(_) => Report::NotAttached,
            },
            Order::Begin { call, args } => {
                let running = match self.answer {
                    Answer::Call(function) => tokio::spawn(function(args)),
                    Answer::Attach(_) | Answer::App(_) | Answer::Nodes(_) => return Report::NotAttached,
                };
                Report::Over { call, value: running.await.ok() }
            }
            Order::Sleep => {
                let woken = self.bed.made();
                self.control.say(&Report::Asleep);
                // Blocking, on purpose: what arrives meanwhile is found all at once.
                let _ = woken.recv();
                Report::Awake
            }
            Order::Wake => Report::Awake,
        }
    }

    async fn pass(&self, time: Duration) {
        match self.clock {
            Clock::Held => self.rest.pass(time).await,
            Clock::Real => tokio::time::sleep(time).await,
        }
    }

    fn sockets(&self) -> impl Iterator<Item = SocketRef> {
        self.io.iter().flat_map(SocketIo::nsps).flat_map(|namespace| namespace.sockets())
    }

    /// Adds the fence to every socket of every namespace. Adding it again changes nothing.
    fn arm(&self) -> Vec<String> {
        let mut armed = Vec::new();
        for socket in self.sockets() {
            let fence = self.fence.clone();
            socket.on(self.fence.to_string(), async move |socket: SocketRef, Data(number): Data<u64>| {
                drop(socket.emit(&*fence, &number));
            });
            armed.push(socket.id.to_string());
        }
        armed
    }

    /// Sends the number to every socket. What has not reached a client before it was not sent.
    async fn send_fence(&self, number: u64) {
        for socket in self.sockets() {
            // A full buffer empties while we yield. A socket that ends needs no fence.
            while socket.connected() && socket.emit(&*self.fence, &number).is_err() {
                tokio::task::yield_now().await;
            }
        }
    }
}
