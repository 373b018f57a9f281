// What the page of an exercise shows of the reader's answer, in a real browser: each state, by keyboard, on a phone.
//
//     npm ci && node --test live.test.mjs        (in this folder, the book built into target/book)
//
// BOOK and CHROMIUM mean what they mean in book.test.mjs.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const here = import.meta.dirname;
const book = process.env.BOOK ?? join(here, "../../target/book");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const EVIL = `<img src=x onerror="document.title='owned'">`;

const base = { id: "broadcast", file: "exercises/emit/broadcast/src/lib.rs", output: null, steps: [], facts: [], idea: [], question: null, next: null };
const row = (client, should, heard, right) => ({ client, should: [should], heard: [heard], right });
const steps = Array.from({ length: 11 }, (_, i) => ({
  title: i === 1 ? "alice types" : `step number ${i + 1}`,
  right: i !== 1 && i !== 4,
  sent: [`alice sends typing {"name":"${EVIL}"}`],
  rows: [row("alice", "nothing", `typing {"name":"alice"} ${EVIL}`, false), row("bob", "nothing", "nothing", true)],
}));
const PANELS = {
  building: { ...base, state: "building", headline: "Building and grading …" },
  rejected: { ...base, state: "rejected", headline: "Does not compile", output: `error: expected \`;\`\n --> src/lib.rs:7\n${EVIL}` },
  untouched: { ...base, state: "untouched", headline: "Not begun, step 2 of 11", steps, facts: ["This is the stub as it came."] },
  not_solved: {
    ...base, state: "not_solved", headline: "Not solved, step 2 of 11", steps, facts: ["The sender, Alice, hears `typing`, too.", EVIL],
    idea: ["This is what `io.emit` does: everyone hears it."], question: "Which value knows who is speaking?",
  },
  not_graded: { ...base, state: "not_graded", headline: "Not graded", output: "no space left on device" },
  passed: { ...base, state: "passed", headline: "Passed, 52 ms", idea: ["Change one word."], next: { title: "5 Say what shape it has", page: "say/typed_events.html" } },
};

let browser, server, origin;
let listeners = [];
const broken = [];
const say = (kind, data) => listeners.forEach((it) => it.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`));

before(async () => {
  assert.ok(existsSync(join(book, "index.html")), `no book in ${book}. Build it: cargo test --test workbook book`);
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://x");
    if (pathname === "/-/news") {
      assert.equal(searchParams.get("exercise"), "broadcast");
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
      return listeners.push(response);
    }
    const file = pathname.startsWith("/-/") ? join(here, "../../src/live", pathname.slice(3)) : join(book, pathname);
    if (!existsSync(file) || extname(file) === "") return response.writeHead(404).end();
    let bytes = readFileSync(file);
    // As the live book does.
    if (extname(file) === ".html") bytes = String(bytes).replace("</body>", `<script type="module" src="/-/live.js?build=1"></script></body>`);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(" "),
  });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

async function open(width, theme = "light") {
  listeners = [];
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await context.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(String(error)));
  await page.goto(`${origin}emit/broadcast.html`);
  await page.waitForSelector(".wb-verdict");
  while (listeners.length === 0) await page.waitForTimeout(20);
  return page;
}

async function shows(page, state) {
  say("verdict", PANELS[state]);
  await page.waitForSelector(`.wb-verdict[data-state="${state}"]`);
}

for (const theme of ["light", "navy"]) {
  test(`axe-core finds nothing in any state, ${theme}`, { timeout: 120_000 }, async () => {
    const page = await open(1280, theme);
    await page.evaluate(axe);
    for (const state of Object.keys(PANELS)) {
      await shows(page, state);
      const found = await page.evaluate(async () => (await window.axe.run(".wb-verdict", { resultTypes: ["violations"] })).violations);
      assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), [], state);
    }
    await page.close();
  });
}

test("the first wrong step is open, and arrows lead to the others", async () => {
  const page = await open(1280);
  await shows(page, "not_solved");
  assert.match(await page.textContent(".wb-step-title"), /Step 2: alice types/);
  await page.focus('.wb-strip button[aria-pressed="true"]');
  await page.keyboard.press("ArrowRight");
  assert.match(await page.textContent(".wb-step-title"), /Step 3:/);
  // One stop for the tab key.
  assert.equal(await page.locator('.wb-strip button[tabindex="0"]').count(), 1);
  await page.close();
});

test("what an answer says is text, and nothing else", async () => {
  const page = await open(1280);
  for (const state of ["not_solved", "rejected"]) {
    await shows(page, state);
    assert.equal(await page.locator(".wb-verdict img").count(), 0);
    assert.match(await page.textContent(".wb-verdict"), /<img src=x/);
  }
  assert.notEqual(await page.title(), "owned");
  await page.close();
});

test("on a phone nothing but the table scrolls sideways", async () => {
  const page = await open(390);
  for (const state of Object.keys(PANELS)) {
    await shows(page, state);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${state}: ${wide} px too wide`);
  }
  await page.close();
});

test("what has passed is marked in the list of chapters, once", async () => {
  const page = await open(1280);
  say("progress", ["hello"]);
  say("progress", ["hello", "broadcast"]);
  await page.waitForFunction(() => document.querySelectorAll(".wb-passed").length >= 2);
  const marked = await page.$$eval(".wb-passed", (ticks) => ticks.map((tick) => tick.parentElement.pathname));
  assert.deepEqual(marked, ["/emit/hello.html", "/emit/broadcast.html"]);
  await page.close();
});

test("no page was broken", () => assert.deepEqual(broken, []));
