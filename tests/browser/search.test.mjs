// What people ask, in their words: the page that answers is among the first three that the book's search finds.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const book = fileURLToPath(new URL("../../target/book", import.meta.url));
const newest = (name) => join(book, readdirSync(book).find((file) => name.test(file)));
const asked = readFileSync(new URL("asked.txt", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

const elasticlunr = createRequire(import.meta.url)(newest(/^elasticlunr.*\.js$/));
const { search } = new Function("window", `${readFileSync(newest(/^searchindex.*\.js$/), "utf8")}; return window;`)({ search: {} });
const index = elasticlunr.Index.load(search.index);

// As the page does: its options, and the first three pages that it would list.
function found(words) {
  const pages = index.search(words, search.search_options).map(({ ref }) => search.doc_urls[ref].replace(/\.html.*/, ""));
  return [...new Set(pages)].slice(0, 3);
}

for (const line of asked) {
  const [words, page] = line.split("->").map((part) => part.trim());
  test(`${words}: ${page}`, () => assert.ok(found(words).includes(page), `found: ${found(words).join(", ")}`));
}
