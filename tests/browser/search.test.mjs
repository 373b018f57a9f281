// What people ask, in their words: among the first three that the book's search box lists is the page that answers, or the
// question itself with a link to that page.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const book = process.env.BOOK ?? fileURLToPath(new URL("../../target/book", import.meta.url));
const newest = (name) => join(book, readdirSync(book).find((file) => name.test(file)));
const asked = readFileSync(new URL("asked.txt", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

// What the page loads, in its order: the search, the index, and what takes hidden words out of it.
const window = { elasticlunr: createRequire(import.meta.url)(newest(/^elasticlunr.*\.js$/)), search: {} };
for (const script of [newest(/^searchindex.*\.js$/), fileURLToPath(new URL("../../book/theme/search.js", import.meta.url))]) {
  new Function("window", readFileSync(script, "utf8"))(window);
}
const { search } = window;
const index = window.elasticlunr.Index.load(search.index);

// Where a question's own section leads.
const questions = readFileSync(join(book, "asked/questions.html"), "utf8").split("<h2 ");
const leadsTo = (section) => {
  const question = questions.find((text) => text.startsWith(`id="${section}"`)) ?? "";
  return [...question.matchAll(/href="(?:\.\.\/)?([^"#]+)\.html/g)].map(([, page]) => (page.includes("/") ? page : `asked/${page}`));
};

// As the page does: its options, and the first three pages that it would list, with what they lead to.
function found(words) {
  const listed = new Map();
  for (const { ref } of index.search(words, search.search_options)) {
    const [page, section] = search.doc_urls[ref].split(/\.html#?/);
    const place = page === "asked/questions" ? `${page}#${section}` : page;
    if (!listed.has(place)) listed.set(place, page === "asked/questions" ? leadsTo(section) : [page]);
  }
  return [...listed.values()].slice(0, 3).flat();
}

for (const line of asked) {
  const [words, page] = line.split("->").map((part) => part.trim());
  test(`${words}: ${page}`, () => assert.ok(found(words).includes(page), `found: ${found(words).join(", ")}`));
}
