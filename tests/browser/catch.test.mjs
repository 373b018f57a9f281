// "Catch the wrong servers": the page's judge says what the Rust one says, of every step and idea; and the game is played, from
// file://, without a server.
//
//     npm ci && node --test catch.test.mjs        (the book built into target/book, the table into target/catch)
//
// Both are made by `cargo test --test workbook book`. BOOK and CHROMIUM as in book.test.mjs.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { runInThisContext } from "node:vm";
import { axe, book, here, launch } from "./book.mjs";

const table = join(here, "../../target/catch/judged.json");

/** Every game of the book: the page, and the data in it. */
const games = () => {
  const pages = readdirSync(book, { recursive: true }).filter((file) => file.endsWith(".html") && !["print.html", "index.html"].includes(file));
  return pages.sort().flatMap((file) => {
    const html = readFileSync(join(book, file), "utf8");
    const section = /<section class="wb-catch"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
    const found = [...section.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/g)];
    return found.map(([, data]) => ({ file, html, section, game: JSON.parse(data) }));
  });
};

test("the page's judge and the Rust one agree on every step and idea", () => {
  assert.ok(existsSync(table), `no table. Write it: cargo test --test workbook book`);
  runInThisContext(readFileSync(join(here, "../../book/theme/catch.js"), "utf8"));
  const { judge, rightly, wrongly } = globalThis.catching;
  const rust = JSON.parse(readFileSync(table, "utf8"));
  let rows = 0;
  const seen = games().map(({ game }) => {
    const letter = (step, number, says) => {
      const { isTrue, caught } = judge(game, step, says);
      return !isTrue ? "u" : caught.includes(number) ? "c" : "s";
    };
    const page = {};
    game.steps.forEach(({ w }, step) => game.wrong.forEach((door, number) => {
      const right = w.map((client) => [client, rightly(game, step, client)]);
      const wrong = w.map((client) => [client, wrongly(game, door, step, client)]);
      const each = w.map((_, i) => letter(step, number, [right[i]]) + letter(step, number, [wrong[i]]));
      for (const idea of door.i) page[`${step} ${idea.n}`] = letter(step, number, right) + each.join("");
    }));
    rows += Object.keys(page).length;
    assert.deepEqual(page, rust[game.id], game.id);
    return game.id;
  });
  assert.deepEqual(seen.toSorted(), Object.keys(rust).toSorted());
  console.log(`${seen.length} games, ${rows} pairs of a step and an idea`);
});

test("the fewest examples are as few as the page says, and every door has a number, a subject and a page", () => {
  for (const { file, game } of games()) {
    assert.ok(game.par > 0 && game.par <= game.wrong.length, `${game.id}: ${game.par}`);
    for (const door of game.wrong) {
      for (const idea of door.i) {
        const [page, anchor] = idea.p.split("#");
        const target = join(book, file, "..", page || file.split("/").pop());
        assert.ok(existsSync(target), `${game.id}: ${idea.p}`);
        if (anchor) assert.ok(readFileSync(target, "utf8").includes(`id="${anchor}"`), `${game.id}: ${idea.p}`);
      }
    }
  }
});

test("a game adds at most 12 KB packed to its page, the chat's 24", () => {
  const sizes = [...new Map(games().map((one) => [one.file, one])).values()].map(({ file, html, section }) =>
    [gzipSync(html).length - gzipSync(html.replace(section, "")).length, file]);
  sizes.sort(([a], [b]) => a - b);
  console.log(`median ${sizes[Math.floor(sizes.length / 2)][0]} bytes, largest ${sizes.slice(-3).map(([size, file]) => `${size} ${file}`).join(", ")}`);
  for (const [size, file] of sizes) assert.ok(size <= (file.includes("chat.html") ? 24 : 12) * 1024, `${file}: ${size}`);
});

// ---- played

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function open(file, { width = 1280, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(String(error)));
  await page.goto(pathToFileURL(join(book, file)).href);
  return page;
}

test("a door is caught with the mouse and the next ones with the keyboard, and a reload keeps both", async () => {
  const page = await open("emit/broadcast.html");
  const panel = page.locator(".wb-catch");
  const opened = () => panel.locator(".wb-catch-door[data-open]").count();
  const says = panel.getByRole("status");

  // With the mouse, saying nothing of alice: `io.emit` slips through, and the page says so.
  await panel.getByRole("button", { name: "alice types", exact: true }).click();
  for (const who of ["bob", "carol"]) {
    await panel.getByRole("group", { name: who, exact: true }).getByRole("button", { name: "A", exact: true }).click();
  }
  await panel.getByRole("button", { name: "Try this example" }).click();
  assert.match(await says.textContent(), /True.*You have not said what alice hears.*slip through/s);
  const first = await opened();
  assert.ok(first > 0);

  // With the keyboard: from the step to alice, one stop a list, arrows within.
  await panel.getByRole("button", { name: "alice types", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await panel.getByRole("button", { name: "bob types", exact: true }).getAttribute("aria-pressed"), "true");
  const heard = { alice: 1, bob: 0, carol: 1 };
  for (const [who, right] of Object.entries(heard)) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest("[role=group]").getAttribute("aria-label")), who);
    for (let i = 0; i < right; i += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Tab"); // the others hear nothing
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await says.textContent(), /True.*open/s);
  const both = await opened();
  assert.ok(both > first);

  await page.reload();
  assert.equal(await opened(), both);
  assert.equal(await panel.locator(".wb-catch-tried li").count(), 2);
});

test("what is not true opens nothing, and says what the right server does", async () => {
  const page = await open("emit/broadcast.html");
  const panel = page.locator(".wb-catch");
  await panel.getByRole("button", { name: "alice types", exact: true }).click();
  assert.match(await panel.locator(".wb-catch-form").textContent(), /A row without a choice says nothing/);
  // The doors are in sight of what is said, and what is behind them does not push it away.
  const top = (what) => panel.locator(what).evaluate((it) => it.getBoundingClientRect().top);
  assert.ok(await top(".wb-catch-doors") < await top(".wb-catch-steps"));
  await panel.getByRole("group", { name: "bob", exact: true }).getByRole("button", { name: "nothing" }).click();
  await panel.getByRole("button", { name: "Try this example" }).click();
  assert.match(await panel.getByRole("status").textContent(), /Not true.*bob hears typing.*What you said is just what door/s);
  assert.equal(await panel.locator(".wb-catch-door[data-open]").count(), 0);
});

test("every game can be won by what its right server does, and no page grows wider than a phone", { timeout: 300_000 }, async () => {
  const files = [...new Set(games().map(({ file }) => file))];
  for (const file of files) {
    const page = await open(file, { width: 390 });
    const scenarios = Math.max(await page.locator(".wb-catch select option").count(), 1);
    for (let scenario = 0; scenario < scenarios; scenario += 1) {
      if (scenarios > 1) await page.locator(".wb-catch select").selectOption(String(scenario));
      const wide = await page.evaluate((which) => {
        const section = document.querySelector(".wb-catch");
        const game = JSON.parse(section.querySelectorAll("script")[which].textContent);
        section.querySelector(".wb-catch-more")?.click();
        let widest = 0;
        for (const chip of section.querySelectorAll(".wb-catch-chip")) {
          chip.click();
          const step = game.steps[chip.dataset.step];
          section.querySelectorAll(".wb-catch-pills").forEach((box, i) => box.querySelector(`[data-heard="${step.h[i]}"]`)?.click());
          widest = Math.max(widest, document.documentElement.scrollWidth);
          section.querySelector(".wb-catch-try").click();
        }
        return Math.max(widest, document.documentElement.scrollWidth);
      }, scenario);
      assert.equal(await page.locator(".wb-catch-door:not([data-open])").count(), 0, `${file}, scenario ${scenario}`);
      assert.match(await page.locator(".wb-catch-result").textContent(), /caught, by/, `${file}, scenario ${scenario}`);
      assert.ok(wide <= 390, `${file}, scenario ${scenario}: ${wide}`);
    }
    await page.context().close();
  }
});

test("axe-core finds nothing in a game that is under way, in light and in dark", { timeout: 120_000 }, async () => {
  for (const [file, first] of [["emit/broadcast.html", "alice types"], ["client/client_ask.html", "the server answers"], ["hood/write_the_check.html", "record 2"], ["capstone/chat.html", ""]]) {
    const page = await open(file);
    await page.evaluate((title) => {
      const section = document.querySelector(".wb-catch");
      const game = JSON.parse(section.querySelector("script").textContent);
      const chip = [...section.querySelectorAll(".wb-catch-chip")].find((one) => one.textContent.startsWith(title));
      chip.click();
      // What is true, and then what is not.
      const pills = () => [...section.querySelectorAll(".wb-catch-pills")];
      pills().forEach((box, i) => box.querySelector(`[data-heard="${game.steps[chip.dataset.step].h[i]}"]`).click());
      section.querySelector(".wb-catch-try").click();
      pills()[0].querySelector('[aria-pressed="false"]').click();
      section.querySelector(".wb-catch-try").click();
    }, first);
    await page.evaluate(axe);
    for (const theme of ["light", "dark"]) {
      await page.evaluate((name) => {
        document.documentElement.classList.remove("light", "dark");
        document.documentElement.classList.add(name);
      }, theme);
      const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations);
      assert.deepEqual(found.map(({ id, nodes }) => `${id} ${nodes[0].target}`), [], `${file} in ${theme}`);
    }
  }
});

test("without a script the panel is a sentence, and on paper it is not there", async () => {
  const plain = await open("emit/broadcast.html", { javaScriptEnabled: false });
  assert.ok(await plain.locator(".wb-catch-off").isVisible());
  assert.equal(await plain.locator(".wb-catch button").count(), 0);
  const page = await open("emit/broadcast.html");
  assert.ok(await page.locator(".wb-catch").isVisible());
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".wb-catch").isVisible()));
});
