// Starts and ends the chat: the reference, or the program that CHAT_SERVER names (it must understand `--port N`).
import { execFileSync, spawn } from "node:child_process";
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
