// The built book and a browser for it: what every test of pages begins with.
//
// BOOK is the built book's folder, if it is not target/book. CHROMIUM is the browser's path, if it is not Debian's.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize, relative } from "node:path";
import { chromium } from "playwright-core";

export const here = import.meta.dirname;
export const book = process.env.BOOK ?? join(here, "../../target/book");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The text of axe-core, to be run in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** As the workbook serves pages: no script and no style within one. */
const POLICY = readFileSync(join(here, "../../src/live/policy.txt"), "utf8").trim();
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

/** A browser that asks nobody for anything but the page. */
export function launch() {
  assert.ok(existsSync(executablePath), `no browser at ${executablePath}. On Debian: apt-get install chromium`);
  return chromium.launch({
    executablePath,
    args: "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(" "),
  });
}

/**
 * The book on a free port, as it was built. `first` may answer a request itself, and says so; `folder` names where a path
 * lies, if not in the book; `change` may change a page.
 */
export async function serve({ first = () => false, folder = () => book, change = (html) => html, missing = () => {} } = {}) {
  assert.ok(existsSync(join(book, "index.html")), `no book in ${book}. Build it: cargo test --test workbook book`);
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://x");
    if (first(request, response, url)) return;
    const path = normalize(decodeURIComponent(url.pathname));
    const [root, file] = [folder(path), join(folder(path), path.replace(/^\/-\//, "/"))];
    if (relative(root, file).startsWith("..") || !existsSync(file) || extname(file) === "") {
      missing(path);
      return response.writeHead(404).end();
    }
    const bytes = readFileSync(file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY });
    response.end(extname(file) === ".html" ? change(String(bytes)) : bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, origin: `http://127.0.0.1:${server.address().port}/` };
}

/** The book with what the live one adds: its script, and news. `first` as in `serve`. */
export async function serveLive({ first = () => false } = {}) {
  const listeners = [];
  let away = false;
  const data = JSON.stringify({ build: "1", token: "secret" });
  const script = `<script type="application/json" id="live-page">${data}</script><script type="module" src="/-/live.js"></script></body>`;
  const { server, origin } = await serve({
    first: (request, response, url) => {
      if (url.pathname !== "/-/news") return first(request, response, url);
      if (away) return response.destroy();
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
      return listeners.push(Object.assign(response, { exercise: url.searchParams.get("exercise") }));
    },
    folder: (path) => (path.startsWith("/-/") ? join(here, "../../src/live") : book),
    change: (html) => html.replace("</body>", script),
  });
  const say = (kind, news) => listeners.forEach((it) => it.write(`event: ${kind}\ndata: ${JSON.stringify(news)}\n\n`));
  const close = () => (server.closeAllConnections(), server.close());
  // The workbook goes, and comes back: to a page that is open.
  const goes = () => {
    away = true;
    listeners.splice(0).forEach((it) => it.destroy());
  };
  const comesBack = () => (away = false);
  return { origin, listeners, say, close, goes, comesBack };
}
