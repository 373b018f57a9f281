// The official JavaScript client against the chat: what it expects of a Socket.IO server, it finds.
//
//     npm install && node --test official.test.mjs        (in this folder)
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { io } from "socket.io-client";
import { program, start, wire } from "./server.mjs";

let server;
let path;
const sockets = [];

before(async () => (server = await start((path = program()))));
after(async () => {
  sockets.forEach((socket) => socket.disconnect());
  await server?.stop();
});

function connect(auth, { organisation = "acme", url = server.url, ...options } = {}) {
  const socket = io(`${url}/org/${organisation}`, { auth, forceNew: true, reconnectionDelay: 100, ...options });
  sockets.push(socket);
  socket.next = (event) => new Promise((resolve) => socket.once(event, resolve));
  socket.ask = (event, payload) => socket.timeout(5000).emitWithAck(event, payload);
  return socket;
}

async function connected(auth, options) {
  const socket = connect(auth, options);
  await socket.next("connect");
  return socket;
}

for (const transports of [["websocket"], ["polling"], ["polling", "websocket"]]) {
  test(`two people talk over ${transports.join(", then ")}`, async () => {
    const room = transports.join("-");
    const [alice, bob] = [await connected({ name: "alice" }, { transports }), await connected({ name: "bob" }, { transports })];
    const history = alice.next("history");
    assert.deepEqual(await alice.ask("join", { room }), { rooms: [room] });
    assert.deepEqual(await history, { room, messages: [] });
    const arrived = alice.next("arrived");
    await bob.ask("join", { room });
    assert.deepEqual(await arrived, { room, name: "bob" });
    const heard = [alice.next("said"), bob.next("said")];
    const { id } = await alice.ask("say", { room, text: "hello" });
    assert.deepEqual(await Promise.all(heard), Array(2).fill({ id, room, from: "alice", text: "hello" }));
    const departed = alice.next("departed");
    bob.disconnect();
    assert.deepEqual(await departed, { room, name: "bob", reason: "left" });
    alice.disconnect();
  });
}

test("a refusal is a connect_error, and the client gives up", async () => {
  const nobody = connect({ name: "" });
  assert.equal((await nobody.next("connect_error")).message, "invalid name");
  assert.equal(nobody.active, false);
  const stranger = connect({ name: "mallory" }, { organisation: "hooli" });
  assert.ok((await stranger.next("connect_error")).message);
});

test("it comes back after a cut, as a new socket in no room", async () => {
  const cable = await wire(server.port);
  const alice = await connected({ name: "alice" }, { url: cable.url, transports: ["websocket"] });
  await alice.ask("join", { room: "bay" });
  const [lost, back] = [alice.next("disconnect"), alice.next("connect")];
  cable.cut();
  await lost;
  cable.mend();
  await back;
  assert.ok((await alice.ask("say", { room: "bay", text: "am I here?" })).error);
  assert.deepEqual(await alice.ask("join", { room: "bay" }), { rooms: ["bay"] });
  cable.end();
});

test("the server says goodbye when it ends, within two seconds", async () => {
  const alice = await connected({ name: "alice" }, { reconnection: false });
  const lost = alice.next("disconnect");
  const millis = await server.stop("SIGTERM");
  assert.ok(millis < 2000, `it took ${millis} ms`);
  await lost;
  server = await start(path);
});
