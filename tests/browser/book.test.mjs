// The book in a real browser: every page light and dark, on a desk and on a phone, and nothing leaves the machine.
//
//     npm ci && node --test book.test.mjs        (in this folder, the book built into target/book)
//
// BOOK is the built book's folder, if it is another. CHROMIUM is the browser's path, if it is not Debian's.
// PAGES=emit/ looks at some pages only.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, book, launch, serve } from "./book.mjs";

const SCHEMES = ["light", "dark"];

let browser;
let server;
let origin;
const abroad = []; // requests to anywhere but the server
const broken = []; // errors in the pages, and files that are not there

/** Every page but the index of pages for readers without scripts, which has no look of its own. */
const pages = () => {
  const files = readdirSync(book, { recursive: true }).filter((file) => file.endsWith(".html"));
  return files.filter((file) => !["toc.html", "404.html"].includes(file) && file.startsWith(process.env.PAGES ?? "")).sort();
};

before(async () => {
  ({ server, origin } = await serve({ missing: (path) => path.endsWith("favicon.ico") || broken.push(`404 ${path}`) }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A window with storage of its own. */
async function open({ width = 1280, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  await context.route("**", (route) => {
    if (route.request().url().startsWith(origin)) return route.continue();
    abroad.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error}`));
  page.on("console", (said) => said.type() === "error" && /Content Security Policy/.test(said.text()) && !page.url().endsWith("print.html") && broken.push(`${page.url()}: ${said.text()}`));
  return page;
}

/** What axe-core finds, a line each. */
async function violations(page) {
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`));
}

// ---- every page

test("axe-core finds nothing on any page light and dark", { timeout: 600_000 }, async () => {
  const wrong = new Map(); // what is found, and where: the same thing is on many pages
  let runs = 0;
  // Two at a time: this is a small machine.
  const queue = pages().filter((file) => file !== "print.html");
  await Promise.all([1, 2].map(async () => {
    const page = await open();
    for (let file = queue.shift(); file; file = queue.shift()) {
      await page.goto(origin + file);
      await page.evaluate(axe);
      // Folded text is text, too.
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
      for (const scheme of SCHEMES) {
        await page.evaluate((name) => { document.documentElement.classList.remove("light", "dark"); document.documentElement.classList.add(name); }, scheme);
        runs += 1;
        for (const line of await violations(page)) wrong.set(line, [...(wrong.get(line) ?? []), `${file} in ${scheme}`]);
      }
    }
  }));
  console.log(`${runs} pages × schemes`);
  const told = [...wrong].map(([line, places]) => `${line}\n    ${places.length} times, first ${places[0]}`);
  assert.ok(wrong.size === 0, told.join("\n"));
});

test("the page of all pages, which prints, has no violation", { timeout: 300_000 }, async () => {
  const page = await open();
  await page.addInitScript(() => { window.print = () => {}; });
  await page.goto(`${origin}print.html`);
  await page.evaluate(axe);
  for (const scheme of SCHEMES) {
    await page.evaluate((name) => { document.documentElement.classList.remove("light", "dark"); document.documentElement.classList.add(name); }, scheme);
    assert.deepEqual(await violations(page), [], scheme);
  }
});

test("no page is wider than a phone", { timeout: 120_000 }, async () => {
  const page = await open({ width: 390 });
  const wide = [];
  for (const file of pages().filter((file) => file !== "print.html")) {
    await page.goto(origin + file);
    const width = await page.evaluate(() => {
      document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
      return document.documentElement.scrollWidth;
    });
    if (width > 390) wide.push(`${file}: ${width}`);
  }
  assert.deepEqual(wide, []);
});

// ---- the way to what matters, and the front page

test("a keyboard is at the first box of a page after a few stops, and at the text after one", async () => {
  const page = await open();
  await page.goto(`${origin}emit/broadcast.html`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the text");
  let stops = 1;
  const inBox = () => page.evaluate(() => document.activeElement.closest(".wb-question") !== null);
  while (!(await inBox()) && stops < 80) {
    await page.keyboard.press("Tab");
    stops += 1;
  }
  assert.ok(stops <= 12, `${stops} stops`);
});

test("no letter of a diagram is smaller than 13 px, on a phone either", async () => {
  const page = await open({ width: 390 });
  for (const file of ["emit/broadcast.html", "rooms/presence.html", "rooms/goodbye.html"]) {
    await page.goto(origin + file);
    const sizes = await page.$$eval(".seq *, .wb-diagram figcaption *", (all) => all.map((it) => parseFloat(getComputedStyle(it).fontSize)));
    assert.ok(sizes.length > 10 && Math.min(...sizes) >= 13, `${file}: ${Math.min(...sizes)}`);
    for (const box of await page.locator(".seq.is-wide").all()) {
      assert.equal(await box.getAttribute("tabindex"), "0", "what scrolls can be reached");
    }
  }
});

test("on the front page Alice types, and who hears it is what was recorded", async () => {
  const page = await open();
  await page.goto(`${origin}index.html`);
  const scene = page.locator(".scene");
  await scene.getByRole("radio").last().check();
  for (const name of ["Bob", "Carol"]) await scene.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await scene.getByRole("button", { name: "Alice types" }).click();
  await scene.locator("output", { hasText: "3 of 3 right." }).waitFor();
  await scene.getByRole("radio").first().check();
  await scene.getByRole("button", { name: "Alice types" }).click();
  await scene.locator("output", { hasText: "0 of 3 right." }).waitFor();
  assert.equal(await page.locator(".wb-go:visible").count(), 1, "one thing to do next");
});

test("without a script the front page says what was recorded", async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${origin}index.html`);
  assert.ok(!(await page.locator(".scene").isVisible()));
  await page.locator(".recorded summary").click();
  assert.match(await page.locator(".recorded tr").last().textContent(), /broadcast.*Bob and Carol/);
  await page.getByRole("link", { name: "Contents" }).click();
  assert.ok(await page.getByRole("link", { name: /Everyone but me/ }).isVisible());
});

// ---- predictions and questions

/** The first page that has one. */
async function firstWith(page, selector) {
  for (const file of pages()) {
    if (file === "print.html" || !readFileSync(join(book, file), "utf8").includes(selector)) continue;
    await page.goto(origin + file);
    return page;
  }
  assert.fail(`no page has ${selector}`);
}

test("a prediction is made with the keyboard, checked, and kept", async () => {
  const page = await firstWith(await open(), "wb-predict");
  const question = page.locator(".wb-predict").first();
  await question.locator("input").first().focus();
  await page.keyboard.press("Space");
  await question.getByRole("button").focus();
  await page.keyboard.press("Enter");
  const said = question.getByRole("status");
  assert.match(await said.textContent(), /right\.$/i);
  assert.equal(await question.locator("details").getAttribute("open"), "");
  const before = await said.textContent();
  await page.reload();
  assert.ok(await question.locator("input").first().isChecked(), "the choice is kept");
  assert.equal(await said.textContent(), before);
});

test("a prediction is marked box by box", async () => {
  const page = await firstWith(await open(), "wb-predict");
  const question = page.locator(".wb-predict").first();
  const right = (await question.getAttribute("data-right")).split(" ").filter(Boolean);
  const boxes = await question.locator("label").all();
  // The opposite of everything.
  for (const [i, box] of boxes.entries()) await box.locator("input").setChecked(!right.includes(String(i)));
  await question.getByRole("button").click();
  for (const [i, box] of boxes.entries()) {
    const words = right.includes(String(i)) ? /✗ (hears|gets) it, you said nothing/ : /✗ (hears|gets) nothing, you said/;
    assert.match(await box.textContent(), words);
  }
  for (const [i, box] of boxes.entries()) await box.locator("input").setChecked(right.includes(String(i)));
  assert.equal(await question.locator(".wb-mark").count(), 0, "a changed answer is not marked yet");
  await question.getByRole("button").click();
  assert.equal(await question.locator('.wb-mark[data-is="right"]').count(), boxes.length);
});

test("the right choice is called right", async () => {
  const page = await firstWith(await open(), "wb-quiz");
  const question = page.locator(".wb-question.wb-quiz").first();
  for (const value of (await question.getAttribute("data-right")).split(" ")) {
    await question.locator(`input[value="${value}"]`).check();
  }
  await question.getByRole("button").click();
  assert.equal(await question.getByRole("status").textContent(), "Right.");
});

test("without scripts a question has its choices, and its answer behind a fold", async () => {
  const page = await firstWith(await open({ javaScriptEnabled: false }), "wb-predict");
  const question = page.locator(".wb-predict").first();
  await question.locator("input").first().check();
  assert.equal(await question.getByRole("button").count(), 0);
  await question.locator("summary").click();
  assert.ok(await question.locator("table").isVisible());
});

test("where the system forces its own colours, who hears it is still told from who does not", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open({ forcedColors: "active", colorScheme });
    await page.goto(`${origin}emit/broadcast.html`);
    const filling = (dot) => page.evaluate((dot) => getComputedStyle(document.querySelector(dot), "::before").backgroundColor, dot);
    const [hears, not, paper] = [await filling(".seq-wire > .hears"), await filling(".seq-wire > i:not(.hears, .away)"),
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor)];
    assert.equal(not, paper, colorScheme);
    assert.notEqual(hears, paper, colorScheme);
    await page.context().close();
  }
});

test("what was answered comes back after days, with another step, the wrong first; and all of it can be forgotten", async () => {
  const page = await open();
  await page.clock.install();
  const again = () => page.goto(`${origin}end/again.html`);
  await again();
  assert.match(await page.textContent(".wb-again-list"), /answered nothing yet/);
  await page.goto(`${origin}emit/broadcast.html`);
  const prediction = page.locator(".wb-predict").first();
  const right = (await prediction.getAttribute("data-right")).split(" ").filter(Boolean);
  const answer = async (question, choices) => {
    for (const [i, input] of (await question.locator("input").all()).entries()) await input.setChecked(choices.includes(String(i)));
    await question.getByRole("button").click();
  };
  await answer(prediction, []);
  // Once more on the same day does not count.
  await answer(prediction, right);
  const quiz = page.locator(".wb-quiz").first();
  await quiz.locator(`input[value="${(await quiz.getAttribute("data-right")).split(" ")[0]}"]`).check();
  await quiz.getByRole("button").click();
  await again();
  assert.match(await page.textContent(".wb-again-list"), /^2 answers, 1 right at once.*Nothing is due\. The next comes back in 1 day\./s);
  await page.clock.fastForward(4 * 24 * 60 * 60 * 1000);
  await again();
  const due = page.locator(".wb-again li");
  assert.match((await due.allTextContents()).join("|"), /^4 Everyone but me, question 1: wrong last time\|4 Everyone but me.*right last time$/);
  await page.goto(`${origin}index.html`);
  await page.getByRole("link", { name: "2 questions to look at again" }).click();
  await due.first().getByRole("link").click();
  const round = page.locator(".wb-round");
  await round.waitFor();
  const asked = JSON.parse(await prediction.locator(".wb-rounds").textContent())[0];
  assert.match(await round.textContent(), new RegExp(`another step: ${asked.title}`));
  await answer(round, asked.right.map(String));
  assert.equal(await round.getByRole("status").textContent(), "Right.");
  await page.evaluate(axe);
  assert.deepEqual(await violations(page), []);
  await again();
  assert.equal(await due.count(), 1);
  await page.evaluate(axe);
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Forget all answers" }).click();
  await page.getByRole("button", { name: "sure?" }).click();
  await page.reload();
  assert.match(await page.textContent(".wb-again-list"), /answered nothing yet/);
  await page.goto(`${origin}emit/broadcast.html`);
  assert.equal(await page.locator(".wb-question input:checked").count(), 0);
  await page.context().close();
});

test("the self-test remembers the start at the end, and the goal comes back", async () => {
  const page = await open();
  await page.goto(`${origin}start/self-test.html`);
  await page.getByLabel(/My goal/).fill("tell <b>rooms</b> from namespaces");
  await page.getByRole("button", { name: "Count my right answers" }).click();
  assert.match(await page.locator(".wb-score").textContent(), /\d+ of 10 right\./);
  assert.equal(await page.locator(".wb-answer").count(), 0, "no answers at the start");
  await page.goto(`${origin}end/self-test.html`);
  assert.equal(await page.getByLabel(/you wrote/).inputValue(), "tell <b>rooms</b> from namespaces");
  for (const question of await page.locator(".wb-question").all()) {
    for (const input of await question.locator("input").all()) await input.setChecked(false).catch(() => {});
    for (const value of (await question.getAttribute("data-right")).split(" ").filter(Boolean)) {
      await question.locator(`input[value="${value}"]`).check();
    }
  }
  await page.getByRole("button", { name: "Count my right answers" }).click();
  assert.match(await page.locator(".wb-score").textContent(), /10 of 10 right\. At the start it was \d+\./);
});

// ---- the search

test("answers, hints and teachers' notes are not found by the search", { timeout: 120_000 }, async () => {
  // What the index has between the marks, and nowhere else: words that begin like no other.
  const file = readdirSync(book).find((name) => /^searchindex.*\.js$/.test(name));
  const source = readFileSync(join(book, file), "utf8");
  const { search } = new Function("window", `${source}; return window;`)({ search: {} });
  const words = { hidden: new Set(), open: new Set() };
  for (const { body, title } of Object.values(search.index.documentStore.docs)) {
    let depth = 0;
    for (const part of `${title} ${body}`.split(/([\u2063\u2064])/)) {
      if (part === "\u2063") depth += 1;
      else if (part === "\u2064") depth -= 1;
      else for (const word of part.toLowerCase().match(/[a-z]{3,}/g) ?? []) words[depth > 0 ? "hidden" : "open"].add(word);
    }
    assert.equal(depth, 0, title);
  }
  // Whole words: the index keeps their stems, so no other word may begin the same.
  const begins = new Set([...words.open].map((word) => word.slice(0, 3)));
  const secret = [...words.hidden].filter((word) => word.length > 6 && !begins.has(word.slice(0, 3)));
  assert.ok(secret.length > 5, `${secret.length}`);
  const page = await open();
  await page.goto(`${origin}index.html`);
  await page.keyboard.press("s");
  const results = page.locator("#mdbook-searchresults-header");
  const ask = async (word) => {
    await page.locator("#mdbook-searchbar").fill(word);
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction((asked) => document.getElementById("mdbook-searchresults-header").textContent.includes(`'${asked}'`), word);
    return results.textContent();
  };
  assert.match(await ask("broadcast"), /^\d+ search results/);
  for (const word of secret.filter((_, i) => i % Math.ceil(secret.length / 25) === 0)) {
    assert.match(await ask(word), /^No search results/, word);
  }
});

// ---- last: what all of the above has caused

test("until the search is loaded, its box says so", async () => {
  const page = await open({ width: 390 });
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route("**/searchindex*", async (route) => { await held; await route.continue(); });
  await page.goto(`${origin}emit/hello.html`);
  const says = page.locator("#search-loads");
  assert.equal(await says.textContent(), "");
  await page.click("#mdbook-search-toggle");
  await page.locator("#search-loads", { hasText: "loading" }).waitFor();
  assert.equal(await says.getAttribute("role"), "status");
  await page.keyboard.type("room");
  go();
  await page.locator("#mdbook-searchresults li").first().waitFor();
  assert.equal(await says.textContent(), "");
  await page.context().close();
});

test("no request left the machine, nothing was missing, no script failed", () => {
  assert.deepEqual(abroad, []);
  assert.deepEqual(broken, []);
});
