// What a page hears while it is open: a new build of the book, why there is none, and what became of the reader's answer.
import { show as showVerdict, wait } from "./verdict.js";

const mine = new URL(import.meta.url).searchParams.get("build");
const box = document.querySelector(".wb-exercise[data-exercise]");
const address = new URL("/-/news", location.href);
if (box) {
  address.searchParams.set("exercise", box.dataset.exercise);
  wait(box);
}
let news;

function listen() {
  news = new EventSource(address);
  news.onmessage = ({ data }) => {
    const { id, failure, refusal } = JSON.parse(data);
    if (id === mine) show(failure, refusal);
    else location.reload();
  };
  news.addEventListener("progress", ({ data }) => mark(new Set(JSON.parse(data))));
  news.addEventListener("verdict", ({ data }) => box && showVerdict(box, JSON.parse(data)));
}

function show(failure, refusal) {
  document.querySelector("#build-failed")?.remove();
  const told = [failure && `This page is not up to date: the book could not be built.\n\n${failure}`, refusal].filter(Boolean);
  if (told.length === 0) return;
  const banner = document.createElement("pre");
  banner.id = "build-failed";
  banner.setAttribute("role", "alert");
  banner.style.cssText =
    "position:fixed;z-index:1000;inset:auto 0 0 0;margin:0;padding:1rem;max-height:40vh;overflow:auto;" +
    "white-space:pre-wrap;background:#7a1020;color:#fff";
  banner.textContent = told.join("\n\n");
  document.body.append(banner);
}

// What has passed is marked where the chapters are listed.
function mark(passed) {
  for (const link of document.querySelectorAll("nav#mdbook-sidebar a, nav#sidebar a")) {
    if (link.hash) continue;
    const id = link.pathname.match(/([^/]+)\.html$/)?.[1];
    link.querySelector(".wb-passed")?.remove();
    if (!passed.has(id)) continue;
    const tick = document.createElement("span");
    tick.className = "wb-passed";
    tick.setAttribute("role", "img");
    tick.setAttribute("aria-label", "passed");
    tick.textContent = " ✓";
    link.append(tick);
  }
}

// A browser allows six connections to a host: a hidden tab gives its own back, and catches up when it is seen again.
document.addEventListener("visibilitychange", () => (document.hidden ? news.close() : listen()));
listen();
