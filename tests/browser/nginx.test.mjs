// The page about nginx, tried: its own eight lines, a real nginx, the chat behind it, and the official client.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { io } from "socket.io-client";
import { program, start } from "./server.mjs";

const page = readFileSync(new URL("../../book/src/asked/nginx.md", import.meta.url), "utf8");
const [location, upstream] = [...page.matchAll(/```nginx\n([\s\S]*?)```/g)].map((block) => block[1]);
// Debian keeps it where only root's PATH leads.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
const skip = spawnSync("nginx", ["-v"], { env }).error ? "no nginx here" : process.platform === "win32" && "its paths are not Windows's";

let server;
const folders = [];
const ends = [];

before(async () => skip || (server = await start(program())));
after(async () => {
  await Promise.all(ends.map((end) => end()));
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  await server?.stop();
});

// nginx cannot be told port 0. So a port that was free a moment ago, and another one if somebody took it.
async function nginx(location) {
  for (let tries = 0; tries < 5; tries += 1) {
    const listener = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => listener.once("listening", resolve));
    const { port } = listener.address();
    await new Promise((resolve) => listener.close(resolve));
    const folder = mkdtempSync(join(tmpdir(), "nginx-"));
    folders.push(folder);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
    const nodes = upstream.replace(/server [\d.]+:3000;\n\s*server [\d.]+:3001;/, `server 127.0.0.1:${server.port};`);
    assert.ok(nodes.includes(`:${server.port};`), "the page's two nodes are the chat now");
    writeFileSync(
      join(folder, "nginx.conf"),
      `daemon off; master_process off; pid ${folder}/pid; error_log stderr notice;
       events {}
       http { access_log off; ${temporary.join(" ")} ${nodes} server { listen 127.0.0.1:${port}; ${location} } }`,
    );
    const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { env, stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    let said = "";
    // Its ports are open before it says which method it waits with.
    const ready = new Promise((resolve) => child.stderr.on("data", (data) => /using the ".*" event method/.test((said += data)) && resolve(true)));
    if (await Promise.race([ready, ended.then(() => false)])) {
      ends.push(() => (child.kill(), ended));
      return `http://127.0.0.1:${port}`;
    }
    if (!said.includes("in use")) throw new Error(said);
  }
  throw new Error("five ports were taken");
}

function connect(url, transports, timeout = 20_000) {
  const socket = io(`${url}/org/acme`, { auth: { name: "alice" }, forceNew: true, reconnection: false, transports, timeout });
  ends.push(() => socket.disconnect());
  return new Promise((resolve, reject) => socket.on("connect", () => resolve(socket)).on("connect_error", reject));
}

test("the page's lines let a WebSocket, polling and the upgrade through", { skip, timeout: 60_000 }, async () => {
  const url = await nginx(location);
  assert.equal((await connect(url, ["websocket"])).io.engine.transport.name, "websocket");
  assert.equal((await connect(url, ["polling"])).io.engine.transport.name, "polling");
  const { engine } = (await connect(url, ["polling", "websocket"])).io;
  if (engine.transport.name !== "websocket") await new Promise((resolve) => engine.once("upgrade", resolve));
  assert.equal(engine.transport.name, "websocket");
});

// The server switches, nginx does not pass that on, and the client hears nothing until it gives up.
test("without the lines for the upgrade a WebSocket never opens, and polling does", { skip, timeout: 60_000 }, async () => {
  const url = await nginx(location.match(/.*\{\n.*proxy_pass.*\n/)[0] + "}");
  await assert.rejects(connect(url, ["websocket"], 2_000), { message: "timeout" });
  assert.equal((await connect(url, ["polling"])).io.engine.transport.name, "polling");
});
