// What the page of an exercise shows of the reader's answer, in a real browser: each state, by keyboard, on a phone.
//
//     npm ci && node --test live.test.mjs        (in this folder, the book built into target/book)
//
// BOOK and CHROMIUM mean what they mean in book.test.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, serveLive } from "./book.mjs";

const EVIL = `<img src=x onerror="document.title='owned'">`;

const base = { id: "broadcast", file: "exercises/emit/broadcast/src/lib.rs", output: null, steps: [], facts: [], idea: [], question: null, next: null };
const picture = (last) => ({
  clients: ["alice", "bob"], cut: false,
  lines: [
    { by: 0, label: `typing ${EVIL}`, answers: false, dots: [] },
    { by: null, label: `typing {"name":"alice"} ${EVIL}`, answers: false, dots: [last, "hears"] },
  ],
});
const row = (client, should, heard, right) => ({ client, should: [should], heard: [heard], right });
const steps = Array.from({ length: 11 }, (_, i) => ({
  title: i === 1 ? "alice types" : `step number ${i + 1}`,
  right: i !== 1 && i !== 4,
  sent: [`alice sends typing {"name":"${EVIL}"}`],
  should: picture("nothing"),
  was: picture(i === 1 ? "extra" : "nothing"),
  rows: [row("alice", "nothing", `typing {"name":"alice"} ${EVIL}`, false), row("bob", "nothing", "nothing", true)],
}));
const PANELS = {
  building: { ...base, state: "building", headline: "Building and grading …", doing: "tokio" },
  rejected: { ...base, state: "rejected", headline: "Does not compile", output: `error: expected \`;\`\n --> src/lib.rs:7\n${EVIL}` },
  untouched: { ...base, state: "untouched", headline: "Not begun, step 2 of 11", steps, facts: [{ source: "The difference", text: "This is the stub as it came." }] },
  not_solved: {
    ...base, state: "not_solved", headline: "Not solved, step 2 of 11", steps, facts: [{ source: "The difference", text: "The sender, Alice, hears `typing`, too." }, { source: "Your file, line 7", text: EVIL }],
    idea: ["This is what `io.emit` does: everyone hears it."], question: "Which value knows who is speaking?",
  },
  not_graded: { ...base, state: "not_graded", headline: "Not graded", output: "no space left on device" },
  passed: { ...base, state: "passed", headline: "Passed, 52 ms", idea: ["Change one word."], next: { id: "typed_events", title: "5 Say what shape it has", page: "say/typed_events.html" } },
};

let browser, live;
const AFTER = {
  answers: [
    { name: "The reference", words: "Only yours calls `sockets`; only this one calls `broadcast`.", about: "", lines: [
      { whose: "both", text: "fn attach() {" }, { whose: "yours", text: `  io.sockets(); // ${EVIL}` }, { whose: "theirs", text: "  socket.broadcast();" }, { whose: "left", text: "" }] },
    { name: "one by one", words: "Both call the same methods.", about: "Goes through all sockets.", lines: [{ whose: "theirs", text: "for other in all {}" }] },
  ],
  ideas: [{ subject: "`io.emit`", symptom: "everyone hears it", idea: "`io` is everybody.", step: steps[1] }],
};
const asked = [];
const broken = [];
const say = (kind, news) => live.say(kind, news);

before(async () => {
  live = await serveLive({
    first: (request, response, { pathname }) => {
      if (!["/-/after", "/-/show", "/-/open"].includes(pathname)) return false;
      asked.push({ method: request.method, pathname, token: request.headers["x-workbook-token"] });
      if (pathname === "/-/open") return response.writeHead(404).end("vim works in a terminal: open it there.");
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(AFTER));
    },
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  live?.close();
});

async function open(width, theme = "light") {
  live.listeners.length = 0;
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await context.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(String(error)));
  page.on("console", (said) => said.type() === "error" && /Content Security Policy/.test(said.text()) && broken.push(said.text()));
  await page.goto(`${live.origin}emit/broadcast.html`);
  await page.waitForSelector(".wb-verdict");
  while (live.listeners.length === 0) await page.waitForTimeout(20);
  assert.equal(live.listeners[0].exercise, "broadcast");
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

test("steps that the scene did not come to are neither right nor wrong", async () => {
  const page = await open(1280);
  const played = steps.map((step, i) => (i < 3 ? step : { ...step, played: false, right: false, rows: [] }));
  say("verdict", { ...PANELS.not_solved, steps: played });
  await page.waitForSelector('.wb-verdict[data-state="not_solved"]');
  const marks = await page.$$eval(".wb-strip button", (all) => all.map((button) => button.textContent.split(" ")[1]));
  assert.equal(marks.join(""), "✓✗✓––––––––");
  await page.locator(".wb-strip button").nth(5).click();
  assert.match(await page.textContent(".wb-step"), /Not played: the scene ended before it\./);
  assert.equal(await page.locator(".wb-step table").count(), 0);
  await page.close();
});

test("what passed before the workbook was started is said, until a verdict comes", async () => {
  const page = await open(1280);
  const next = { id: "emit_all", title: "3 Everybody", page: "emit/emit_all.html" };
  say("progress", { passed: ["broadcast"], seen: [], all: 34, next });
  await page.waitForSelector('.wb-verdict[data-state="passed"]');
  assert.match(await page.textContent(".wb-verdict"), /has passed, and stays passed/);
  assert.equal(await page.locator(".wb-verdict a").getAttribute("href"), "/emit/emit_all.html");
  await shows(page, "not_solved");
  say("progress", { passed: ["broadcast"], seen: [], all: 34, next });
  say("graders", { is: "building", done: 1, all: 2 });
  await page.waitForSelector(".wb-graders");
  assert.equal(await page.locator('.wb-verdict[data-state="not_solved"]').count(), 1);
  await page.close();
});

test("a workbook that has gone is said, and the page goes on when it is back", { timeout: 60_000 }, async () => {
  const page = await open(1280);
  live.goes();
  await page.waitForSelector("#away");
  assert.equal(await page.textContent("#away code"), "cargo run");
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run("#away", { resultTypes: ["violations"] })).violations);
  assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
  live.comesBack();
  await page.waitForSelector("#away", { state: "detached" });
  while (live.listeners.length === 0) await page.waitForTimeout(20);
  await shows(page, "passed");
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
  const next = { id: "emit_all", title: "3 Everybody", page: "emit/emit_all.html" };
  say("progress", { passed: ["hello"], seen: ["hello"], all: 34, next });
  say("progress", { passed: ["hello", "broadcast"], seen: ["hello", "broadcast"], all: 34, next });
  await page.waitForFunction(() => document.querySelectorAll(".side .dot.passed").length >= 2);
  const marked = await page.$$eval(".side .dot.passed", (dots) => dots.map((dot) => dot.closest("a").pathname));
  assert.deepEqual(marked, ["/emit/hello.html", "/emit/broadcast.html"]);
  assert.equal(await page.textContent(".bar .count"), "2 of 34 passed");
  await page.close();
});

test("the difference is marked in the picture where it is, beside the picture of what should have been", async () => {
  const page = await open(1280);
  await shows(page, "not_solved");
  assert.equal(await page.locator(".pair .seq").count(), 2);
  assert.equal(await page.locator(".pair figure:last-child .extra small").textContent(), "one too many");
  assert.equal(await page.locator(".pair figure:first-child .extra").count(), 0);
  await page.close();
});

test("right answers are behind a door before a pass, and stand in the box after it", async () => {
  const page = await open(1280);
  asked.length = 0;
  const progress = { passed: [], seen: [], all: 34, next: null };
  say("progress", progress);
  await page.locator(".wb-after summary").click();
  assert.deepEqual(asked, []);
  await page.locator(".wb-after").getByRole("button", { name: "Show me" }).click();
  await page.waitForSelector(".wb-after .diff");
  assert.deepEqual(asked.splice(0), [{ method: "POST", pathname: "/-/show", token: "secret" }]);
  await shows(page, "passed");
  await page.waitForSelector(".wb-after .diff ins");
  await page.locator(".wb-after summary", { hasText: "wrong ideas" }).click();
  await page.waitForSelector(".wb-idea .pair .seq");
  assert.equal(await page.locator(".wb-idea .pair .seq").count(), 2);
  assert.equal(await page.locator(".wb-after img").count(), 0);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(".wb-exercise", { resultTypes: ["violations"] })).violations);
  assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
  await page.close();
});

test("how far the graders are is shown until they are there", async () => {
  const page = await open(1280);
  say("graders", { is: "building", done: 45, all: 246 });
  await page.waitForSelector(".wb-graders progress");
  assert.match(await page.textContent(".wb-graders"), /45 of 246/);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(".wb-exercise", { resultTypes: ["violations"] })).violations);
  assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
  say("graders", { is: "ready" });
  await page.waitForSelector(".wb-graders", { state: "detached" });
  await page.close();
});

test("the answer's path opens the reader's editor, or says what to do instead", async () => {
  const page = await open(1280);
  asked.length = 0;
  await page.getByRole("button", { name: "exercises/emit/broadcast/src/lib.rs" }).click();
  await page.waitForFunction(() => document.querySelector(".wb-opened").textContent.includes("vim"));
  assert.deepEqual(asked.splice(0), [{ method: "POST", pathname: "/-/open", token: "secret" }]);
  await page.close();
});

test("no page was broken", () => assert.deepEqual(broken, []));
