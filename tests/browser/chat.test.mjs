// The capstone in a real browser: what the workbook's first picture promises.
//
//     npm install && node --test chat.test.mjs        (in this folder)
//
// CHROMIUM is the browser's path, if it is not Debian's. CHAT_SERVER is another server to test.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch } from "./book.mjs";
import { program, start, wire } from "./server.mjs";

const SECOND = 1000;

let browser;
let server;
let path;
const abroad = []; // requests to anywhere but the server
const broken = []; // errors in the pages

before(async () => {
  path = program();
  server = await start(path);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// ---- people

// A window of its own, as another person's browser: no storage is shared.
async function open({ url = server.url, ...options } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("request", (request) => new URL(request.url()).origin === url || request.url().startsWith("data:") || abroad.push(request.url()));
  page.on("pageerror", (error) => broken.push(error.message));
  page.setDefaultTimeout(10 * SECOND);
  await page.goto(url);
  page.part = (name) => page.locator(`[data-chat="${name}"]`);
  page.signIn = async (name, organisation = "acme") => {
    await page.part("name").fill(name);
    await page.part("organisation").fill(organisation);
    await page.part("sign-in").click();
  };
  page.join = async (room) => {
    await page.part("room").fill(room);
    await page.part("join").click();
    await page.part("rooms").locator("[aria-current]", { hasText: room }).waitFor();
  };
  page.say = async (text) => {
    await page.part("text").fill(text);
    await page.part("send").click();
  };
  page.hears = (text, timeout = SECOND) => page.part("log").locator("> *", { hasText: text }).last().waitFor({ timeout });
  page.lines = () => page.part("log").locator("> *").allTextContents();
  return page;
}

async function person(name, { organisation, room, ...options } = {}) {
  const page = await open(options);
  await page.signIn(name, organisation);
  await page.part("text").waitFor();
  if (room) await page.join(room);
  return page;
}

async function close(...pages) {
  for (const page of pages) await page.context().close();
}

// ---- what it promises

test("what one says is on the screen of everybody in the room within a second, and nowhere else", async () => {
  const [alice, bob, carol] = [await person("alice", { room: "tea" }), await person("bob", { room: "tea" }), await person("carol", { room: "tea" })];
  const outsider = await person("dave", { room: "coffee" });
  const abroad = await person("erin", { organisation: "globex", room: "tea" });
  for (const [who, text] of [[alice, "the kettle is on"], [bob, "two cups please"], [carol, "on my way"], [alice, "bring the cake"]]) {
    await who.say(text);
    await Promise.all([alice, bob, carol].map((page) => page.hears(text)));
  }
  const heard = ["alice: the kettle is on", "bob: two cups please", "carol: on my way", "alice: bring the cake"];
  for (const page of [alice, bob, carol]) assert.deepEqual(await page.lines(), heard);
  for (const page of [outsider, abroad]) assert.deepEqual(await page.lines(), []);
  // Whoever comes later finds what was said.
  await outsider.join("tea");
  assert.deepEqual(await outsider.lines(), heard);
  await close(alice, bob, carol, outsider, abroad);
});

test("people, rooms, typing and whispers", async () => {
  const alice = await person("alice", { room: "tea-two" });
  const second = await person("alice", { room: "tea-two" });
  const bob = await person("bob", { room: "tea-two" });
  const carol = await person("carol", { room: "tea-two" });
  await alice.part("people").getByText("carol").waitFor();
  assert.deepEqual(await alice.part("people").locator("li").allTextContents(), ["alice (you)", "bob", "carol"]);

  await alice.part("text").pressSequentially("hm");
  await bob.part("typing").getByText("alice is typing").waitFor();
  assert.equal(await second.part("typing").textContent(), "");
  await bob.part("typing").getByText("alice is typing").waitFor({ state: "detached", timeout: 5 * SECOND });

  await bob.part("people").getByText("alice").click();
  await bob.say("only for you");
  await Promise.all([alice, second, bob].map((page) => page.hears("only for you")));
  assert.deepEqual(await carol.lines(), []);

  await carol.part("leave").click();
  await alice.getByText("carol has left").waitFor();
  await second.context().close();
  await bob.context().close();
  await alice.getByText("bob has lost the connection").waitFor();
  await alice.part("people").getByText("bob").waitFor({ state: "detached" });
  assert.deepEqual(await alice.part("people").locator("li").allTextContents(), ["alice (you)"]);
  await close(alice, carol);
});

test("a refusal is shown, and is read out", async () => {
  const page = await open();
  await page.signIn("   ");
  await page.part("alert").getByText("invalid name").waitFor();
  await page.signIn("frank", "nowhere");
  await page.part("alert").getByText(/namespace/i).waitFor();
  await page.signIn("frank");
  await page.part("room").fill("Not A Room");
  await page.part("join").click();
  await page.part("alert").getByText("1 to 32").waitFor();
  assert.equal(await page.part("alert").getAttribute("role"), "alert");
  await page.join("quiet");
  assert.equal(await page.part("alert").textContent(), "");
  // All in one turn of the page, so that no slow machine stretches them over more than a second.
  await page.evaluate(() => {
    const [text, send] = ["text", "send"].map((part) => document.querySelector(`[data-chat="${part}"]`));
    for (let n = 1; n <= 11; n++) {
      text.value = `line ${n}`;
      text.dispatchEvent(new Event("input", { bubbles: true }));
      send.click();
    }
  });
  await page.part("alert").getByText("slow down").waitFor();
  assert.equal(await page.part("text").inputValue(), "line 11"); // what was refused is not lost
  await close(page);
});

test("HTML in names, rooms and texts does nothing", async () => {
  const nasty = "<img src=x onerror=pwned=1>";
  const mallory = await person(nasty, { room: "html" });
  const bob = await person("bob", { room: "html" });
  await mallory.say("<script>pwned=1</script><b>bold</b> & &amp;");
  await bob.hears("<b>bold</b> & &amp;");
  await mallory.part("text").pressSequentially("x");
  await bob.part("typing").getByText(nasty).waitFor();
  await bob.part("people").getByText(nasty).click();
  await bob.say("<svg onload=pwned=1>");
  await Promise.all([mallory, bob].map((page) => page.hears("<svg onload=pwned=1>")));
  for (const page of [mallory, bob]) {
    const found = await page.evaluate(() => [typeof pwned, document.querySelectorAll("main img, main script, main svg, [data-chat=log] b b").length]);
    assert.deepEqual(found, ["undefined", 0]);
  }
  await close(mallory, bob);
});

test("the server restarts, and the pages come back into their rooms by themselves", async () => {
  const alice = await person("alice", { room: "harbour" });
  const bob = await person("bob", { room: "harbour" });
  await bob.join("pier");
  await alice.say("before");
  const millis = await server.stop();
  assert.ok(millis < 2 * SECOND, `the server took ${millis} ms to end`);
  await alice.getByText("Trying again").waitFor();
  await alice.say("into the void");
  await alice.part("alert").getByText("not connected").waitFor();
  assert.equal(await alice.part("text").inputValue(), "into the void");
  server = await start(path, server.port);
  await alice.part("people").getByText("bob").waitFor({ timeout: 15 * SECOND });
  await alice.say("after");
  await bob.part("rooms").getByText("harbour").click(); // he was in two rooms, and is in both again
  await Promise.all([alice, bob].map((page) => page.hears("after")));
  await close(alice, bob);
});

test("a connection that breaks is made again, and what was missed is there", async () => {
  const cable = await wire(server.port);
  const alice = await person("alice", { room: "bay" });
  const bob = await person("bob", { room: "bay", url: cable.url });
  await alice.part("people").getByText("bob").waitFor();
  cable.cut();
  await alice.getByText("bob has lost the connection").waitFor();
  await alice.say("can you hear me?");
  await alice.hears("can you hear me?");
  assert.deepEqual(await bob.lines(), []);
  cable.mend();
  await alice.part("people").getByText("bob").waitFor({ timeout: 15 * SECOND });
  await bob.hears("can you hear me?");
  await bob.say("I do now");
  await Promise.all([alice, bob].map((page) => page.hears("I do now")));
  assert.deepEqual(await bob.lines(), ["alice: can you hear me?", "bob: I do now"]);
  await close(alice, bob);
  cable.end();
});

test("the keyboard alone is enough", async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.activeElement.dataset.chat ?? document.activeElement.id ?? "");
  const to = async (part) => {
    for (let presses = 0; presses < 25; presses++) {
      if ((await focused()) === part) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab never reaches ${part}`);
  };
  await to("name");
  await page.keyboard.type("grace");
  await page.keyboard.press("Enter");
  await page.part("room").waitFor();
  assert.equal(await focused(), "room"); // where one goes on
  await page.keyboard.type("keys");
  await page.keyboard.press("Enter");
  await page.part("rooms").getByText("keys").waitFor();
  await page.waitForFunction(() => document.activeElement.dataset.chat === "text");
  await page.keyboard.type("no mouse here");
  await page.keyboard.press("Enter");
  await page.hears("no mouse here");
  await to("log"); // can be scrolled
  const friend = await person("heidi", { room: "keys" });
  await page.part("people").getByText("heidi").waitFor();
  for (let presses = 0; presses < 25 && !(await page.evaluate(() => document.activeElement.textContent === "heidi")); presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("psst");
  await page.keyboard.press("Enter");
  await friend.hears("psst");
  await to("leave");
  await page.keyboard.press("Enter");
  await friend.getByText("grace has left").waitFor();
  await to("sign-out");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.dataset.chat === "name");
  await close(page, friend);
});

test("axe-core finds nothing, in light and in dark, wide and on a phone", async () => {
  const friend = await person("bob", { room: "audit" });
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 640 }]) {
      const page = await open({ colorScheme, viewport });
      const check = async (state) => {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map((it) => `${state}, ${colorScheme}, ${viewport.width}: ${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`), []);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wider <= 0, `${state}: the page is ${wider} px wider than the screen`);
      };
      await check("signed out");
      await page.signIn("");
      await page.part("alert").getByText("invalid name").waitFor();
      await check("refused");
      await page.signIn("ivan");
      await page.part("room").waitFor();
      await check("in no room");
      await page.join("audit");
      await page.say("a".repeat(400));
      await friend.say(`hello ${viewport.width}`);
      await page.hears(`hello ${viewport.width}`);
      await page.part("people").getByText("bob").click();
      await page.say("psst");
      await page.hears("psst");
      await check("in a room");
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${colorScheme}-${viewport.width}.png` });
      await close(page);
    }
  }
  await close(friend);
});

// In the page. The log grows and shrinks for a moment, while people and rooms arrive.
function lastLineInView() {
  const log = document.querySelector("[data-chat=log]");
  const [frame, line] = [log, log.lastElementChild].map((it) => it.getBoundingClientRect());
  return line.top >= frame.top && line.bottom <= frame.bottom + 1;
}

test("a newcomer's phone in a room with a long history shows the last line and the field to write in", async () => {
  const [alice, bob] = [await person("alice", { room: "long" }), await person("bob", { room: "long" })];
  for (let n = 1; n <= 9; n++) for (const page of [alice, bob]) await page.say(`line ${n}`);
  await bob.hears("bob: line 9");
  const page = await person("judy", { room: "long", viewport: { width: 360, height: 640 } });
  await page.part("people").getByText("alice").waitFor();
  await page.waitForFunction(lastLineInView);
  const send = await page.part("send").boundingBox();
  assert.ok(send.y + send.height <= 640, "the button that sends is in view");
  await close(alice, bob, page);
});

test("nothing is asked of any other host, and no page met an error", () => {
  assert.deepEqual(abroad, []);
  assert.deepEqual(broken, []);
});
