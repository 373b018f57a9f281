// Starts and ends the chat, and cuts the cable to it. The chat is the reference, or the program that CHAT_SERVER names (it must understand `--port N`).
import { execFileSync, spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export function program() {
  if (process.env.CHAT_SERVER) return process.env.CHAT_SERVER;
  const cargo = (...args) => execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  cargo("build", "--quiet", "--package", "chat-solution");
  const { target_directory } = JSON.parse(cargo("metadata", "--format-version", "1", "--no-deps"));
  return `${target_directory}/debug/chat-solution${process.platform === "win32" ? ".exe" : ""}`;
}

// Resolves once it listens. `port` 0 is any free one; the one it got is in `url`.
export async function start(path, port = 0) {
  const child = spawn(path, ["--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data) => {
      const at = /http:\/\/[\d.]+:\d+/.exec((said += data));
      if (at) resolve(at[0]);
    });
    ended.then(() => reject(new Error(`the server ended: ${said}`)));
  });
  // `stop` gives the milliseconds that it took.
  const stop = async (signal = "SIGINT") => {
    const asked = performance.now();
    child.kill(signal);
    await ended;
    return performance.now() - asked;
  };
  return { url, port: Number(new URL(url).port), stop };
}

// A cable to that port: `cut` breaks every connection through it without a goodbye, until `mend`.
export async function wire(port) {
  const ends = new Set();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => (ends.delete(end), near.destroy(), far.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    whole = false;
    for (const end of ends) end.resetAndDestroy();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, cut, mend: () => (whole = true), end: () => (cut(), server.close()) };
}
