// The verdict on the reader's answer, on the page of its exercise. All that comes from an answer is put in as text.
import { element, pair, prose } from "./seq.js";

const OPEN = "/-/open";
const MARKS = { building: "…", rejected: "✗", untouched: "○", not_solved: "✗", not_graded: "?", passed: "✓" };

export function wait(box, token) {
  const panel = place(box);
  panel.append(element("p", "wb-label", "Your answer"));
  panel.append(element("p", "", "Save your file, and what came of it stands here."));
  opens(box, token);
}

// What passed before the workbook was started.
export function passedBefore(box, next) {
  const panel = place(box);
  if (panel.dataset.state) return;
  panel.dataset.state = "passed";
  const line = element("p", "", "This exercise has passed, and stays passed. Save your file to grade it again. ");
  if (next) {
    const go = element("a", "", `Next: ${next.title}`);
    go.href = `/${next.page}`;
    line.append(go);
  }
  panel.querySelector("p:not(.wb-label)").replaceWith(line);
}

// How far the graders are that are built in the background: below the answer's place, until they are there.
export function graders(box, far) {
  const told = box.querySelector(".wb-graders") ?? element("div", "wb-graders");
  if (far.is !== "building" && far.is !== "failed") return told.remove();
  const words = far.is === "failed"
    ? "The graders could not be built: run `cargo test -p hello --no-run` to see why."
    : "The graders are being built in the background. You can read, play and save meanwhile.";
  if (told.dataset.is !== far.is) {
    told.dataset.is = far.is;
    told.replaceChildren(prose("p", "", words));
    place(box).after(told);
  }
  if (far.is === "failed") return;
  const bar = told.querySelector("progress") ?? told.appendChild(element("progress"));
  bar.setAttribute("aria-label", "The graders");
  bar.max = far.all;
  bar.value = far.done;
  (told.querySelector("span") ?? told.appendChild(element("span"))).textContent = ` ${far.done} of ${far.all}`;
}

// The path above the task opens the file in the reader's editor.
function opens(box, token) {
  const path = box.querySelector(".wb-tab code");
  if (!path || path.querySelector("button")) return;
  const button = element("button", "wb-open", path.textContent);
  button.type = "button";
  button.title = "Open in your editor";
  const said = element("p", "wb-opened");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const answer = await fetch(OPEN, {
      method: "POST",
      headers: { "content-type": "application/json", "x-workbook-token": token },
      body: JSON.stringify({ exercise: box.dataset.exercise }),
    }).catch((error) => ({ ok: false, text: () => String(error) }));
    said.textContent = answer.ok ? "Opened in your editor." : await answer.text();
  });
  path.replaceChildren(button);
  path.closest(".wb-tab").after(said);
}

export function show(box, verdict) {
  const panel = place(box);
  const doing = panel.querySelector(".wb-doing");
  if (doing && verdict.doing) {
    doing.textContent = verdict.doing;
    return;
  }
  panel.replaceChildren();
  panel.dataset.state = verdict.state;
  const head = element("p", "wb-state");
  const sign = element("span", "mark", MARKS[verdict.state]);
  sign.setAttribute("aria-hidden", "true");
  head.append(sign, verdict.headline);
  if (verdict.doing) {
    // Of a hundred crates, none is worth being read aloud.
    const doing = element("small", "wb-doing", verdict.doing);
    doing.setAttribute("aria-hidden", "true");
    head.append(doing);
  }
  panel.append(head, element("p", "wb-file", verdict.file));
  if (verdict.output) panel.append(code(verdict.output));
  if (verdict.state === "rejected") {
    const help = element("p");
    const link = element("a", "", "When it does not compile");
    link.href = "/say/when-it-does-not-compile.html";
    help.append(link, " explains the errors that people meet here.");
    panel.append(help);
  }
  if (verdict.steps.length > 0) panel.append(...scene(verdict.steps));
  const why = sources(verdict);
  if (why) panel.append(why);
  if (verdict.next) {
    const next = element("a", "wb-go", `Next: ${verdict.next.title}`);
    next.href = `/${verdict.next.page}`;
    const line = element("p", "wb-next");
    line.append(next);
    head.after(line);
  }
  window.reachable?.();
}

// Why: a list of sources. One that has nothing to say is left out; the question is the last.
function sources({ facts, idea, question, state }) {
  const list = element("dl", "why");
  let last;
  const say = (source, text, name = "") => {
    if (source !== last) list.append(element("dt", "", source));
    last = source;
    list.append(prose("dd", name, text));
  };
  for (const { source, text } of facts) say(source, text);
  for (const text of idea) say(state === "passed" ? "To try next" : "A known idea", text);
  if (question) say("Ask yourself", question, "wb-ask");
  return list.childElementCount ? list : null;
}

function place(box) {
  let panel = box.querySelector(".wb-verdict");
  if (panel) return panel;
  panel = element("section", "wb-verdict");
  panel.setAttribute("aria-label", "Your answer");
  panel.setAttribute("aria-live", "polite");
  const hint = box.querySelector(".wb-hint");
  if (hint) hint.before(panel);
  else box.append(panel);
  return panel;
}

// All steps as a strip, and the one that is open below it: the first that is wrong.
function scene(steps) {
  const strip = element("div", "wb-strip");
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", `The ${steps.length} steps of the scene`);
  const open = element("div", "wb-step");
  const buttons = steps.map((step, i) => {
    const [name, mark, words] = step.played === false ? ["", "–", "not played"] : step.right ? ["wb-is-right", "✓", "right"] : ["wb-is-wrong", "✗", "wrong"];
    const button = element("button", name, `${i + 1} ${mark}`);
    button.type = "button";
    button.setAttribute("aria-label", `Step ${i + 1}, ${words}: ${step.title}`);
    button.addEventListener("click", () => choose(i));
    return button;
  });
  // One stop for the tab key; arrows move in it.
  strip.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    // mdBook would turn to another chapter.
    event.stopPropagation();
    event.preventDefault();
    const to = buttons[buttons.indexOf(document.activeElement) + by];
    if (!to) return;
    choose(buttons.indexOf(to));
    to.focus();
  });
  function choose(chosen) {
    buttons.forEach((button, i) => {
      button.setAttribute("aria-pressed", i === chosen);
      button.tabIndex = i === chosen ? 0 : -1;
    });
    open.replaceChildren(...step(steps[chosen], chosen));
    of.hidden = chosen === wrong;
    window.reachable?.();
  }
  strip.append(...buttons);
  const wrong = Math.max(steps.findIndex((step) => !step.right), 0);
  // What is said below is of the first wrong step, whichever is open.
  const of = element("p", "wb-of", `What follows is about step ${wrong + 1}.`);
  choose(wrong);
  return [strip, open, of];
}

function step(shown, number) {
  const { title, sent, rows } = shown;
  const head = element("p", "wb-step-title", `Step ${number + 1}: ${title}`);
  if (shown.played === false) return [head, element("p", "wb-act", "Not played: the scene ended before it.")];
  const acts = sent.map((act) => element("p", "wb-act", act));
  if (rows.length === 0) return [head, ...acts];
  const table = element("table");
  const caption = element("caption", "", "Who heard what");
  const top = element("tr");
  top.append(...["client", "should hear", "heard"].map((name) => header(name, "col")));
  table.append(caption, top);
  for (const row of rows) {
    const line = element("tr", row.right ? "" : "wb-is-wrong");
    const heard = cell(row.heard);
    if (!row.right) heard.prepend("✗ ");
    line.append(header(row.client, "row"), cell(row.should), heard);
    table.append(line);
  }
  const scroll = element("div", "wb-scroll");
  scroll.dataset.scrolls = "Who heard what";
  scroll.append(table);
  return [head, ...acts, scroll, pair(shown)];
}

function header(text, scope) {
  const head = element("th", "", text);
  head.scope = scope;
  return head;
}

function cell(lines) {
  const cell = element("td");
  lines.forEach((line, i) => cell.append(...(i ? [element("br"), line] : [line])));
  return cell;
}

function code(text) {
  const pre = element("pre", "", text);
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", "What was said");
  return pre;
}
