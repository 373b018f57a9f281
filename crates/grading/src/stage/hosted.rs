//! A server that runs, and what the grader asks it to do.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use transcript::server_record::Room;

use super::{Answer, Control, clock::Rest, trace};
use crate::protocol::{AnyOrder, Armed, Clock, Idled, Message, Outcome, RESULT, Rested, Wake};

/// Everything that an order needs.
#[derive(Clone)]
pub(super) struct Hosted {
    pub(super) runtime: tokio::runtime::Handle,
    pub(super) control: Control,
    pub(super) rest: Rest,
    pub(super) clock: Clock,
    /// None where the learner owns the server.
    pub(super) io: Option<SocketIo>,
    pub(super) fence: Arc<str>,
    pub(super) closed: Arc<AtomicU64>,
    pub(super) answer: Answer,
    pub(super) sleeper: Sleeper,
    /// What the rooms and who was in them came to when that was last looked at: most steps change nothing, and then no list
    /// of them is made.
    pub(super) rooms: Arc<Mutex<Option<u64>>>,
}

/// Puts the runtime's thread to sleep, and wakes it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sleeper(Arc<Mutex<Option<mpsc::Sender<NumberedWake>>>>);

type NumberedWake = (u64, Wake);

impl Sleeper {
    /// Returns what the thread is to wait on.
    fn prepare(&self) -> mpsc::Receiver<NumberedWake> {
        let (asleep, woken) = mpsc::channel();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(asleep);
        woken
    }

    /// The order to wake up goes to the thread that sleeps, if it does.
    fn wake(&self, order: NumberedWake) -> Result<(), NumberedWake> {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(asleep) => asleep.send(order).map_err(|unsent| unsent.0),
            None => Err(order),
        }
    }
}

impl Hosted {
    /// Carries an order out on the server's own runtime, between the learner's tasks.
    pub(super) fn take_up(&self, id: u64, order: AnyOrder) {
        if let AnyOrder::Wake(order) = order {
            // The runtime cannot do that by itself.
            if let Err((id, order)) = self.sleeper.wake((id, order)) {
                self.control.reply(id, &order, &());
            }
            return;
        }
        let hosted = self.clone();
        self.runtime.spawn(async move {
            hosted.control.say(&Message::TakenUp { id });
            hosted.carry_out(id, order).await;
        });
    }

    async fn carry_out(&self, id: u64, order: AnyOrder) {
        match order {
            // Taken up before they come here.
            AnyOrder::Start(_) | AnyOrder::Wake(_) => self.control.say(&Message::Unsupported { id }),
            AnyOrder::Arm(order) => {
                self.rest.reached().await;
                self.control.reply(id, &order, &Armed { sockets: self.arm() });
            }
            AnyOrder::Rest(order) => {
                self.rest.reached().await;
                if order.millis > 0 {
                    self.pass(Duration::from_millis(order.millis)).await;
                    self.rest.reached().await;
                }
                let closed = self.closed.load(Ordering::SeqCst);
                self.note_rooms();
                self.send_fence(order.fence).await;
                self.control.reply(id, &order, &Rested { closed });
            }
            AnyOrder::Idle(order) => {
                self.rest.reached().await;
                let woke = self.rest.count(order.most, self.pass(Duration::from_millis(order.millis))).await;
                if self.clock == Clock::Held {
                    // If that was broken off, the clock still runs.
                    self.rest.hold();
                }
                self.rest.reached().await;
                self.control.reply(id, &order, &Idled { woke });
            }
            AnyOrder::Probe(order) => {
                let emitted = self.io.as_ref().and_then(|io| io.of(&order.namespace));
                if let Some(all) = emitted.map(|all| all.to(order.room.clone())) {
                    drop(all.emit("probe", &json!({ "room": order.room })).await);
                }
                self.control.reply(id, &order, &());
            }
            AnyOrder::ListRooms(order) => {
                let sockets = self.io.iter().filter_map(|io| io.of("/")).flat_map(|all| all.sockets());
                let names: BTreeSet<_> = sockets.flat_map(|socket| socket.rooms()).map(String::from).collect();
                self.control.reply(id, &order, &names.into_iter().collect());
            }
            AnyOrder::ListNamespaces(order) => {
                let names = self.io.iter().flat_map(SocketIo::nsps).map(|ns| ns.ns_path().to_owned()).collect();
                self.control.reply(id, &order, &names);
            }
            AnyOrder::CallFunction(mut order) => match self.answer {
                // A task of its own: a panic ends that task, and is reported by the hook.
                Answer::Call(function) => {
                    let outcome = match tokio::spawn(function(order.args.take())).await {
                        Ok(value) if transcript::weight(&value) > RESULT => Outcome::TooMuch,
                        Ok(value) => Outcome::Returned(value),
                        Err(_) => Outcome::Panicked,
                    };
                    self.control.reply(id, &order, &outcome);
                }
                Answer::Attach(_) | Answer::App(_) | Answer::Nodes(_) => self.control.say(&Message::Unsupported { id }),
            },
            AnyOrder::Sleep(order) => {
                let woken = self.sleeper.prepare();
                self.control.reply(id, &order, &());
                // Blocking, on purpose: what arrives meanwhile is found all at once.
                if let Ok((id, order)) = woken.recv() {
                    self.control.reply(id, &order, &());
                }
            }
        }
    }

    /// Who is in which room, if that has changed.
    fn note_rooms(&self) {
        if self.io.is_none() {
            return;
        }
        let sockets: Vec<_> = self.sockets().map(|socket| (socket.rooms(), socket)).collect();
        let mut sign = DefaultHasher::new();
        for (rooms, socket) in &sockets {
            (socket.ns(), socket.id, rooms).hash(&mut sign);
        }
        let sign = Some(sign.finish());
        let mut before = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if *before == sign {
            return;
        }
        *before = sign;
        let mut rooms: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for (names, socket) in sockets {
            for name in names {
                let members = rooms.entry((socket.ns().to_owned(), name.into_owned())).or_default();
                members.push(socket.id.to_string());
            }
        }
        let room = |((namespace, name), clients)| Room { namespace, name, clients };
        self.control.unsaid.rooms(rooms.into_iter().map(room).collect());
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
                drop(trace::unheard(|| socket.emit(&*fence, &number)));
            });
            armed.push(socket.id.to_string());
        }
        armed
    }

    /// Sends the number to every socket. What has not reached a client before it was not sent.
    async fn send_fence(&self, number: u64) {
        for socket in self.sockets() {
            // A full buffer empties while we yield. A socket that ends needs no fence.
            while socket.connected() && trace::unheard(|| socket.emit(&*self.fence, &number)).is_err() {
                tokio::task::yield_now().await;
            }
        }
    }
}
