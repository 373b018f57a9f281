// Reloads the page once the book has been rebuilt, and says why when it could not be, or when cargo starts nothing.
const mine = new URL(import.meta.url).searchParams.get("build");
let news;

function listen() {
  news = new EventSource("/-/news");
  news.onmessage = ({ data }) => {
    const { id, failure, refusal } = JSON.parse(data);
    if (id === mine) show(failure, refusal);
    else location.reload();
  };
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

// A browser allows six connections to a host: a hidden tab gives its own back, and catches up when it is seen again.
document.addEventListener("visibilitychange", () => (document.hidden ? news.close() : listen()));
listen();
