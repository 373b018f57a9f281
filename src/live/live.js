// What a page hears while it is open: a new build of the book, why there is none, what became of the reader's answer, and
// how far she is.
import { after, again } from "./after.js";
import { prose } from "./seq.js";
import { graders, passedBefore, show as showVerdict, wait } from "./verdict.js";

const { build, token } = JSON.parse(document.getElementById("live-page").textContent);
const box = document.querySelector(".wb-exercise[data-exercise]");
const address = new URL("/-/news", location.href);
if (box) {
  address.searchParams.set("exercise", box.dataset.exercise);
  wait(box, token);
}
let news;
// How long the workbook may be away before it is said, in milliseconds: a page that is left has no connection, either.
const PATIENCE = 2000;
let late;

function listen() {
  news = new EventSource(address);
  news.onerror = () => (late ??= setTimeout(away, PATIENCE, true));
  news.onopen = () => {
    late = clearTimeout(late);
    away(false);
  };
  news.onmessage = ({ data }) => {
    const { id, failure, refusal } = JSON.parse(data);
    if (id === build) show(failure, refusal);
    else location.reload();
  };
  news.addEventListener("progress", ({ data }) => mark(JSON.parse(data)));
  news.addEventListener("graders", ({ data }) => box && graders(box, JSON.parse(data)));
  news.addEventListener("verdict", ({ data }) => {
    if (!box) return;
    const verdict = JSON.parse(data);
    showVerdict(box, verdict);
    if (verdict.state !== "passed") return;
    again(box);
    after(box, box.dataset.exercise, true, token);
  });
}

function show(failure, refusal) {
  document.querySelector("#build-failed")?.remove();
  const told = [failure && `This page is not up to date: the book could not be built.\n\n${failure}`, refusal].filter(Boolean);
  if (told.length === 0) return;
  const banner = document.createElement("pre");
  banner.id = "build-failed";
  banner.setAttribute("role", "alert");
  banner.textContent = told.join("\n\n");
  document.body.append(banner);
}

// Marks what has passed and what is next, wherever exercises are listed, and says where to go on.
function mark({ passed, seen, all, next }) {
  if (!all) return;
  const done = new Set(passed);
  for (const link of document.querySelectorAll(".side a[data-exercise], .map a[data-exercise]")) {
    const id = link.dataset.exercise;
    const state = done.has(id) ? "passed" : id === next?.id ? "next" : "";
    let dot = link.querySelector(".dot");
    if (!dot) {
      dot = document.createElement("i");
      dot.setAttribute("aria-hidden", "true");
      link.append(dot);
    }
    dot.className = `dot ${state}`;
    link.querySelector(".state")?.remove();
    if (!state) continue;
    const words = document.createElement("span");
    words.className = "vh state";
    words.textContent = `, ${state}`;
    link.append(words);
  }
  for (const count of document.querySelectorAll(".side h2 .count")) {
    const ids = [...count.closest("h2").nextElementSibling.querySelectorAll("a[data-exercise]")].map((link) => link.dataset.exercise);
    count.textContent = ids.length ? `${ids.filter((id) => done.has(id)).length}/${ids.length}` : "";
  }
  const far = `${passed.length} of ${all}`;
  bar(far);
  const go = document.getElementById("go-on");
  if (go && passed.length > 0) {
    go.textContent = next ? `Go on: ${next.title}` : "The whole course has passed";
    go.href = `/${next?.page ?? "end/self-test.html"}`;
    document.getElementById("so-far").textContent = `${far} passed`;
  }
  if (!box) return;
  if (done.has(box.dataset.exercise)) passedBefore(box, next);
  after(box, box.dataset.exercise, seen.includes(box.dataset.exercise), token);
}

// Nobody listens to what is saved while the workbook is away; the page goes on by itself when it is back.
function away(is) {
  const told = document.getElementById("away");
  if (!is) return told?.remove();
  if (told) return;
  const words = prose(
    "p",
    "",
    "The workbook does not answer: nothing that you save is graded. Start `cargo run` again, and this page goes on.",
  );
  words.id = "away";
  words.setAttribute("role", "status");
  document.body.append(words);
}

function bar(far) {
  const brand = document.querySelector(".bar .brand");
  if (!brand) return;
  let count = document.querySelector(".bar .count");
  if (!count) {
    count = document.createElement("span");
    count.className = "count";
    brand.after(count);
  }
  count.textContent = `${far} passed`;
}

// A browser allows six connections to a host: a hidden tab gives its own back, and catches up when it is seen again.
document.addEventListener("visibilitychange", () => (document.hidden ? news.close() : listen()));
listen();
