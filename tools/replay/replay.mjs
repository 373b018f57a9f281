// Clients that others have written, against an answer that `cargo workbook run` serves: who hears what, over each transport.
//
//     node tools/replay/replay.mjs [--python PROGRAM] [--idea EXERCISE/NAME] [EXERCISE…]
//
// plays.json says who connects, sends and hears. The official JavaScript client comes from tests/browser; `--python` names a
// Python with requirements.txt installed, and plays with python-socketio instead (replay.py).
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { io } = createRequire(here("../../tests/browser/package.json"))("socket.io-client");

export const WAYS = { polling: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"] };
const PATIENCE = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: "string" }, idea: { type: "string" } },
});
const plays = JSON.parse(readFileSync(here("plays.json"), "utf8"));

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`${what}: nothing came`)), PATIENCE)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

class Client {
  constructor(url, transports, { to = "/", auth, answers = {} }) {
    this.heard = [];
    this.more = () => {};
    this.transports = transports;
    this.socket = io(url + to, { auth, transports, forceNew: true, reconnection: false });
    this.socket.onAny((...args) => {
      const reply = typeof args.at(-1) === "function" ? args.pop() : undefined;
      this.heard.push(args);
      if (reply && args[0] in answers) reply(answers[args[0]]);
      this.more();
    });
  }

  // Resolves to why it was refused; to nothing if it was let in.
  async connect() {
    const { socket } = this;
    const refused = new Promise((resolve) => socket.once("connect_error", (error) => resolve(error.message)));
    const upgraded = new Promise((resolve) => {
      if (this.transports.length === 1) return resolve();
      socket.io.once("open", () => socket.io.engine.once("upgrade", () => resolve()));
    });
    const letIn = new Promise((resolve) => socket.once("connect", resolve)).then(() => upgraded);
    const why = await Promise.race([letIn, refused]);
    const used = socket.io.engine.transport.name;
    if (why === undefined && used !== this.transports.at(-1)) throw new Error(`it talks over ${used}`);
    return why;
  }

  async count(wanted) {
    while (this.heard.length < wanted) await new Promise((resolve) => (this.more = resolve));
  }

  // A namespace that is not there is refused on the same connection: all that was sent before has come by then.
  fence() {
    const nowhere = this.socket.io.socket("/there-is-no-such-namespace");
    const refused = new Promise((resolve) => nowhere.once("connect_error", resolve));
    nowhere.connect();
    return refused;
  }
}

/** Plays it once; resolves to how often it was looked at who hears what. */
async function play(url, steps, transports) {
  const clients = new Map();
  try {
    for (const step of steps) {
      const what = JSON.stringify(step);
      await within(act(url, step, transports, clients), what);
      const wanted = step.heard ?? {};
      for (const [name, all] of Object.entries(wanted)) await within(clients.get(name).count(all.length), `${name} in ${what}`);
      await within(Promise.all([...clients.values()].map((client) => client.fence())), `the fence after ${what}`);
      for (const [name, client] of clients) {
        const heard = client.heard.splice(0);
        if (!isDeepStrictEqual(heard, wanted[name] ?? [])) throw new Error(`${name} heard ${JSON.stringify(heard)} in ${what}`);
      }
    }
    return steps.length;
  } finally {
    for (const client of clients.values()) client.socket.disconnect();
  }
}

async function act(url, step, transports, clients) {
  const is = (got, wanted) => {
    if (!isDeepStrictEqual(got, wanted)) throw new Error(`got ${JSON.stringify(got)} in ${JSON.stringify(step)}`);
  };
  if (step.connect) {
    const client = new Client(url, transports, step);
    const why = await client.connect();
    if (why === undefined) clients.set(step.connect, client);
    is(why, step.refused);
  } else if (step.disconnect) {
    clients.get(step.disconnect).socket.disconnect();
    clients.delete(step.disconnect);
  } else if (step.emit) {
    const [name, ...args] = step.emit;
    clients.get(name).socket.emit(...args);
  } else if (step.ask) {
    const [name, ...args] = step.ask;
    is(await clients.get(name).socket.emitWithAck(...args), step.ack);
  } else {
    is(await (await fetch(url + step.get)).json(), step.body);
  }
}

/** Starts the answer; resolves to its address, and to what ends it. */
async function serve(id, idea) {
  const which = idea ? ["--idea", idea] : ["--solution"];
  const args = ["run", "--quiet", "--locked", "--", "run", id, ...which, "--port", "0", "--quiet"];
  const child = spawn("cargo", args, { cwd: here("../.."), stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        const at = /http:\/\/[\d.]+:\d+/.exec((said += data));
        if (at) resolve(at[0]);
      });
    }
    ended.then(() => reject(new Error(`it ended: ${said}`)));
  });
  return { url, stop: () => (child.kill("SIGINT"), ended) };
}

/** The same, by python-socketio. */
async function playInPython(url, steps, transports) {
  const child = spawn(values.python, [here("replay.py"), url, transports.join()], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(JSON.stringify(steps));
  const said = { stdout: "", stderr: "" };
  for (const stream of Object.keys(said)) child[stream].on("data", (data) => (said[stream] += data));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(said.stderr.trim());
  return Number(said.stdout);
}

const one = values.python ? playInPython : play;
const [ideaOf, idea] = values.idea?.split("/") ?? [];
const chosen = positionals.length ? positionals : idea ? [ideaOf] : Object.keys(plays);
let failed = 0;
let passed = 0;
for (const id of chosen) {
  for (const [way, transports] of Object.entries(WAYS)) {
    // Each has a server of its own: some remember what was said.
    const server = await serve(id, idea);
    const since = performance.now();
    const told = await one(server.url, plays[id], transports).then(
      (steps) => ((passed += 1), `passed, ${steps} steps`),
      (error) => ((failed += 1), `FAILED: ${error.message}`),
    );
    console.log(`${id.padEnd(20)} ${way.padEnd(10)} ${told}, ${Math.round(performance.now() - since)} ms`);
    await server.stop();
  }
}
console.log(`${passed} passed, ${failed} failed: ${chosen.length} exercises, ${values.python ? "python-socketio" : "socket.io-client"}`);
process.exit(failed ? 1 : 0);
