// What the pages below `asked/` say of the official client and of raw ones, run against the server that they show.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./book.mjs";
import { io } from "socket.io-client";

const { WebSocket } = createRequire(createRequire(import.meta.url).resolve("engine.io-client"))("ws");
const root = fileURLToPath(new URL("../..", import.meta.url));

let server;
let url;
const sockets = [];

before(async () => {
  const cargo = (...args) => execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  cargo("build", "--quiet", "--package", "snippets", "--example", "asked");
  const { target_directory } = JSON.parse(cargo("metadata", "--format-version", "1", "--no-deps"));
  server = spawn(`${target_directory}/debug/examples/asked`, { stdio: ["pipe", "pipe", "inherit"] });
  url = await new Promise((resolve, reject) => {
    server.stdout.once("data", (data) => resolve(String(data).trim()));
    server.once("exit", reject);
  });
});
after(() => {
  sockets.forEach((socket) => socket.disconnect());
  server?.stdin.end();
});

function connect({ to = "/", ...options } = {}) {
  const socket = io(url + to, { forceNew: true, reconnectionDelay: 100, transports: ["websocket"], ...options });
  sockets.push(socket);
  socket.next = (event) => new Promise((resolve) => socket.once(event, resolve));
  socket.ask = (event, ...payload) => socket.timeout(20_000).emitWithAck(event, ...payload);
  return socket;
}

async function connected(options) {
  const socket = connect(options);
  await socket.next("connect");
  return socket;
}

test("a raw WebSocket is told its sid, and nothing of any namespace until it asks", { timeout: 30_000 }, async () => {
  const raw = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  const heard = [];
  const until = (what) =>
    new Promise((resolve) => {
      const look = () => heard.some((line) => what.test(line)) && resolve(heard.slice());
      raw.on("message", (line) => (heard.push(String(line)), look()));
      look();
    });
  const [open, ...more] = await until(/^0\{/);
  assert.match(open, /"pingInterval":25000,"pingTimeout":20000/);
  assert.ok(more.every((line) => line === "2"), "only a ping");
  raw.send("40");
  const before = (await until(/^40\{"sid":/)).slice(1).filter((line) => line !== "2");
  assert.match(before[0], /^40\{"sid":/);
  raw.send('42["say",{"text":"hello"}]');
  await until(/^42\["said",\{"text":"hello"\}\]$/);
  raw.terminate();
});

test("curl sees polling's first answer; a session that this node does not know is a 400", { timeout: 30_000 }, async () => {
  const first = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  assert.match(await first.text(), /^0\{"sid":/);
  const strange = await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAA`);
  assert.equal(strange.status, 400);
  assert.match(await strange.text(), /Session ID unknown/);
  assert.equal((await fetch(`${url}/socket.io/?transport=polling`)).status, 400, "without EIO");
  assert.equal((await fetch(`${url}/?EIO=4&transport=polling`)).status, 404, "without the path");
});

test("a route emits into a room, and nobody is left out", { timeout: 30_000 }, async () => {
  const [alice, bob] = [await connected(), await connected()];
  const heard = [alice.next("news"), bob.next("news")];
  await fetch(`${url}/rooms/garden/news`, { method: "POST", body: "rain" });
  assert.deepEqual(await Promise.all(heard), ["rain", "rain"]);
});

test("bytes arrive as bytes", { timeout: 30_000 }, async () => {
  const alice = await connected();
  const back = alice.next("picture");
  alice.emit("picture", { name: "three", image: new Uint8Array([1, 2, 3]) });
  const picture = await back;
  assert.equal(picture.name, "three");
  assert.deepEqual([...new Uint8Array(picture.image)], [1, 2, 3]);
});

// A Blob is what a browser has: Node's WebSocket does not send one.
for (const transports of [["websocket"], ["polling"]]) {
  test(`a browser sends a file, whole and in pieces that are acknowledged: ${transports}`, { timeout: 60_000 }, async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${url}/socket.io/?EIO=4&transport=polling`); // any page of this origin
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve("socket.io-client/dist/socket.io.js") });
    const heard = await page.evaluate(async (transports) => {
      const chat = window.io({ transports });
      const whole = new Promise((resolve) => chat.once("picture", resolve));
      chat.emit("picture", { name: "three", image: new File([new Uint8Array([1, 2, 3])], "three") });
      const { image } = await whole;
      const [file, size, pieces] = [new File([new Uint8Array(150_000)], "long"), 64 * 1024, []];
      for (let at = 0; at < file.size; at += size) {
        pieces.push(await chat.timeout(20_000).emitWithAck("piece", { name: "long", image: file.slice(at, at + size) }));
      }
      return { image: [...new Uint8Array(image)], pieces };
    }, transports);
    assert.deepEqual(heard, { image: [1, 2, 3], pieces: [65_536, 65_536, 18_928] });
  });
}

for (const transports of [["websocket"], ["polling"]]) {
  test(`what is larger than the transport allows ends the connection, and the client comes back: ${transports}`, { timeout: 30_000 }, async () => {
    const alice = await connected({ transports });
    const [was, reason, back] = [alice.id, alice.next("disconnect"), alice.next("connect")];
    alice.emit("picture", { name: "large", image: new Uint8Array(2_000_000) });
    assert.match(await reason, /^transport (close|error)$/);
    await back;
    assert.notEqual(alice.id, was);
  });
}

test("auth as a function is asked at each connection, an object is sent again as it was", { timeout: 30_000 }, async () => {
  let token = 0;
  const fresh = connect({ auth: (give) => give({ token: (token += 1) }) });
  const old = connect({ auth: { token: 1 } });
  assert.deepEqual(await Promise.all([fresh.next("auth"), old.next("auth")]), [{ token: 1 }, { token: 1 }]);
  const again = [fresh.next("auth"), old.next("auth")];
  for (const { io } of [fresh, old]) io.engine.close(); // as if the line had broken
  assert.deepEqual(await Promise.all(again), [{ token: 2 }, { token: 1 }]);
});

test("whom the server sends away does not come back by herself, and comes when she connects again", { timeout: 30_000 }, async () => {
  const alice = connect({ auth: (give) => give({ token: "good" }) });
  await alice.next("auth");
  alice.emit("leave");
  assert.equal(await alice.next("disconnect"), "io server disconnect");
  assert.equal(alice.active, false, "it is not trying");
  alice.connect();
  assert.deepEqual(await alice.next("auth"), { token: "good" });
});

test("a round trip can be asked for", async () => assert.equal(await (await connected()).ask("rtt"), null));

test("off with the function takes that one away, off without takes all", () => {
  const socket = connect({ autoConnect: false });
  const [one, other] = [() => {}, () => {}];
  socket.on("said", one).on("said", other).off("said", one);
  assert.deepEqual(socket.listeners("said"), [other]);
  socket.on("said", one).off("said");
  assert.deepEqual(socket.listeners("said"), []);
});

test("what is emitted with a time and a callback leaves the buffer when the time is up, without a callback it stays", async () => {
  const socket = connect({ autoConnect: false });
  socket.timeout(10).emit("plain", 1);
  await assert.rejects(socket.timeout(10).emitWithAck("asked", 1), /timed out/);
  assert.deepEqual(socket.sendBuffer.map(({ data }) => data[0]), ["plain"]);
});

test("a background task that is aborted in the disconnect handler ends with its client, and frees what it holds", { timeout: 30_000 }, async () => {
  const [alice, bob] = [await connected(), await connected()];
  const freed = bob.next("freed");
  alice.disconnect();
  await freed;
});

test("a middleware guards its own namespace, and no other", { timeout: 30_000 }, async () => {
  const auth = { token: "bad" };
  assert.equal((await connect({ auth }).next("connect_error")).message, "no");
  await connected({ auth, to: "/open" });
});

test("auth that does not fit is refused in a middleware, and let in by a connect handler", { timeout: 30_000 }, async () => {
  assert.match((await connect({ to: "/asked-before" }).next("connect_error")).message, /seat/);
  await connected({ to: "/asked-after" });
});

test("after a refusal the client has given up, without a server it tries on", { timeout: 30_000 }, async () => {
  const refused = connect({ auth: { token: "bad" } });
  await refused.next("connect_error");
  assert.equal(refused.active, false);
  for (const [transports, message] of [[["websocket"], "websocket error"], [["polling"], "xhr poll error"]]) {
    const lost = io("http://127.0.0.1:1", { forceNew: true, transports });
    sockets.push(lost);
    assert.equal((await new Promise((resolve) => lost.once("connect_error", resolve))).message, message);
    assert.equal(lost.active, true);
  }
});

test("the client closes the line with its last namespace, and not before", { timeout: 30_000 }, async () => {
  const one = await connected({ auth: {} });
  const other = one.io.socket("/open");
  await new Promise((resolve) => (other.once("connect", resolve), other.connect()));
  one.emit("leave");
  await one.next("disconnect");
  assert.equal(one.io.engine.readyState, "open");
  other.disconnect();
  assert.notEqual(one.io.engine.readyState, "open");
});
