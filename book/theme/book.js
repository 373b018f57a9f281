// What every page needs: light or dark, before it is drawn; then code, keys, and what scrolls. It takes the place of
// mdBook's script of this name, which needs inline scripts and five themes.
"use strict";

// What mdBook's search asks for.
/* exported path_to_root, mdbook_something_else_has_focus */
var path_to_root = document.documentElement.dataset.root;
window.path_to_searchindex_js = document.documentElement.dataset.search;
function mdbook_something_else_has_focus(event) {
  return /^(?:input|select|textarea)$/i.test((event.composedPath()[0] ?? event.target).nodeName);
}

(() => {
  const html = document.documentElement;
  const KEY = "mdbook-theme";
  // Named as mdBook names its themes, so that what a reader once chose still counts.
  const DARK = ["dark", "coal", "navy", "ayu"];
  const kept = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (html.classList.contains("dark") || html.classList.contains("light") ? html.classList.contains("dark") : system.matches);
  html.classList.add("js");
  if (kept()) html.classList.add(DARK.includes(kept()) ? "dark" : "light");

  document.addEventListener("DOMContentLoaded", () => {
    const scheme = document.getElementById("scheme");
    const tell = () => scheme.setAttribute("aria-pressed", String(isDark()));
    scheme.setAttribute("aria-label", "Dark");
    tell();
    scheme.addEventListener("click", () => {
      const dark = !isDark();
      html.classList.toggle("dark", dark);
      html.classList.toggle("light", !dark);
      try { localStorage.setItem(KEY, dark ? "navy" : "light"); } catch { /* it forgets */ }
      tell();
    });
    code();
    reachable();
    addEventListener("resize", reachable);
    for (const fold of document.querySelectorAll("details")) fold.addEventListener("toggle", reachable);
    if (html.hasAttribute("data-print")) addEventListener("load", () => setTimeout(() => window.print(), 100));
  });

  // Colours for code, a button to copy it, and one for the lines that only the compiler needs.
  function code() {
    window.hljs?.configure({ languages: [] });
    for (const block of document.querySelectorAll("pre > code")) {
      const text = block.textContent;
      window.hljs?.highlightBlock(block);
      const buttons = document.createElement("div");
      buttons.className = "code-buttons";
      if (block.querySelector(".boring")) {
        block.classList.add("hide-boring");
        const more = button("All lines", () => {
          const hidden = block.classList.toggle("hide-boring");
          more.setAttribute("aria-pressed", String(!hidden));
        });
        more.setAttribute("aria-pressed", "false");
        buttons.append(more);
      }
      const copy = button("Copy", async () => {
        await navigator.clipboard.writeText(block.classList.contains("hide-boring") ? shown(block) : text);
        copy.textContent = "Copied";
      });
      if (navigator.clipboard) buttons.append(copy);
      block.parentElement.prepend(buttons);
    }
  }
  function shown(block) {
    const copy = block.cloneNode(true);
    for (const line of copy.querySelectorAll(".boring")) line.remove();
    return copy.textContent;
  }
  function button(words, onclick) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", onclick);
    return made;
  }

  // What scrolls sideways says so, and can be scrolled with a keyboard.
  function reachable() {
    for (const box of document.querySelectorAll(".table-wrapper, .wb-sheet, pre > code, [data-scrolls]")) {
      const wide = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("is-wide", wide);
      if (wide) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
      if (!("scrolls" in box.dataset)) continue;
      if (wide) {
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", `${box.dataset.scrolls}, scrolls sideways`);
      } else {
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  }
  window.reachable = reachable;

  // The arrows turn the page, unless something else takes them.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (mdbook_something_else_has_focus(event) || event.target.closest?.("[tabindex='0'], [role='group']")) return;
    const to = { ArrowLeft: ".nav-chapters.previous", ArrowRight: ".nav-chapters.next" }[event.key];
    const link = to && document.querySelector(to);
    if (link) location.href = link.href;
  });
})();
