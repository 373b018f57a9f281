// The pictures that stand in README, and that they are not older than what they show.
//
//     npm ci && node --test pictures.test.mjs               (the book built into target/book)
//     PICTURES=record node --test pictures.test.mjs         makes them anew
//
// What they show is what a learner gets: the page and the terminal are drawn from one verdict, which
// `cargo test -p grade-main --test verdicts` keeps true. A picture is compared by its words, not by its pixels, which
// differ between machines.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { here, launch, serveLive } from "./book.mjs";

const drawn = join(here, "drawn");
const read = (file) => readFileSync(join(drawn, file), "utf8");
const RECORD = process.env.PICTURES === "record";
/** Bytes of a picture, at most: README shows all of them. */
const LARGEST = 150_000;

let browser, live;
before(async () => {
  live = await serveLive();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  live?.close();
});

/** Draws a part of the page, with its words beside it; or finds that the words are still the same. */
async function draw(page, name, clip) {
  const words = await page.evaluate(({ x, y, width, height }) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const shown = box.width > 1 && node.parentElement.checkVisibility() && box.left < x + width && box.right > x;
      if (shown && box.top >= y && box.bottom <= y + height) seen.push(node.textContent.trim().replace(/\s+/g, " "));
    }
    return seen.filter(Boolean).join("\n") + "\n";
  }, clip);
  if (RECORD) {
    await page.screenshot({ path: join(drawn, `${name}.png`), clip });
    writeFileSync(join(drawn, `${name}.txt`), words);
  }
  assert.equal(words, read(`${name}.txt`), `${name}.png is old. PICTURES=record node --test pictures.test.mjs draws it anew`);
  assert.ok(statSync(join(drawn, `${name}.png`)).size <= LARGEST, `${name}.png: ${statSync(join(drawn, `${name}.png`)).size} bytes`);
}

async function open(file, colorScheme = "light") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", colorScheme });
  const page = await context.newPage();
  await page.goto(live.origin + file);
  return page;
}

/** The part of the page that an element takes, with a margin. */
async function around(locator, { height = Infinity, margin = 16 } = {}) {
  const box = await locator.evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    return { x, y, width, height };
  });
  const [x, y] = [Math.max(0, box.x - margin), Math.max(0, box.y - margin)];
  return { x, y, width: box.width + 2 * margin, height: Math.min(box.height + 2 * margin, height) };
}

test("the first screen", async () => {
  const page = await open("index.html");
  const scene = page.locator(".scene");
  await scene.getByRole("radio").nth(1).check();
  await scene.getByRole("button", { name: "Alice types" }).click();
  await scene.locator("output", { hasText: "right" }).waitFor();
  await draw(page, "front", { x: 0, y: 0, width: 1280, height: 800 });
  await page.context().close();
});

test("what a page says of a wrong answer", async () => {
  const page = await open("emit/broadcast.html");
  await page.waitForSelector(".wb-verdict");
  while (live.listeners.length === 0) await page.waitForTimeout(20);
  live.say("verdict", JSON.parse(read("panel.json")));
  const verdict = page.locator('.wb-verdict[data-state="not_solved"]');
  await verdict.waitFor();
  // High enough for the whole of it: a clip stays within the window.
  await page.setViewportSize({ width: 1280, height: 1600 });
  await verdict.evaluate((it) => it.scrollIntoView({ block: "start" }));
  await page.evaluate(() => window.scrollBy(0, -80));
  await draw(page, "page", await around(verdict));
  await page.context().close();
});

test("a game that has begun", async () => {
  const page = await open("emit/broadcast.html", "dark");
  const game = page.locator(".wb-catch");
  await game.evaluate((section) => {
    const data = JSON.parse(section.querySelector("script").textContent);
    const chip = [...section.querySelectorAll(".wb-catch-chip")].find((one) => one.textContent.startsWith("alice types"));
    chip.click();
    const pills = [...section.querySelectorAll(".wb-catch-pills")];
    pills.forEach((box, i) => box.querySelector(`[data-heard="${data.steps[chip.dataset.step].h[i]}"]`).click());
    section.querySelector(".wb-catch-try").click();
  });
  await page.setViewportSize({ width: 1280, height: 1600 });
  await game.evaluate((it) => it.scrollIntoView({ block: "start" }));
  await page.evaluate(() => window.scrollBy(0, -80));
  await draw(page, "catch", await around(game, { height: 900 }));
  await page.context().close();
});

/** A terminal's text in HTML: the colours that the workbook uses. */
function terminal(text) {
  const styles = { 1: "font-weight:700", 2: "opacity:.65", 31: "color:#ff7b72", 32: "color:#7ee787", 33: "color:#e3b341" };
  let on = [];
  const open = () => on.map((code) => styles[code] ?? assert.fail(`the colour ${code} is not known here`)).join(";");
  const parts = text.split(/\x1b\[([\d;]*)m/).map((part, i) => {
    if (i % 2 === 0) return `<span style="${open()}">${part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</span>`;
    for (const code of part.split(";")) on = ["0", ""].includes(code) ? [] : [...on, code];
    return "";
  });
  return `<body style="margin:0;background:#fff"><pre style="display:inline-block;margin:0;padding:20px 24px;background:#0d1117;color:#e6edf3;font:15px/1.4 'DejaVu Sans Mono','Liberation Mono',monospace">${parts.join("")}</pre>`;
}

test("what a terminal says of it", async () => {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage();
  await page.setContent(terminal(read("verdict.ansi").trimEnd()));
  await draw(page, "terminal", await around(page.locator("pre"), { margin: 0 }));
  await page.context().close();
});
