// What stands in the exercise's box after a pass: the reference and the alternatives beside the reader's own answer, and
// the wrong ideas. Before it: a door, and that she opened it is remembered.
import { element, pair, prose } from "./seq.js";

const ADDRESS = "/-/after";
const SHOW = "/-/show";

/** Shows it, or the door to it. */
export async function after(box, exercise, maySee, token) {
  const place = box.querySelector(".wb-after") ?? box.appendChild(element("section", "wb-after"));
  place.setAttribute("aria-label", "Right answers");
  const state = maySee ? "open" : "closed";
  if (place.dataset.state === state) return;
  place.dataset.state = state;
  if (maySee) await open(place, fetch(`${ADDRESS}?exercise=${encodeURIComponent(exercise)}`));
  else place.replaceChildren(door(place, exercise, token));
}

/** After a pass, yours has changed: what stands there is read again. */
export function again(box) {
  delete box.querySelector(".wb-after")?.dataset.state;
}

function door(place, exercise, token) {
  const fold = element("details");
  const button = element("button", "wb-button", "Show me");
  button.type = "button";
  button.addEventListener("click", () => {
    button.disabled = true;
    place.dataset.state = "open";
    open(place, fetch(SHOW, {
      method: "POST",
      headers: { "content-type": "application/json", "x-workbook-token": token },
      body: JSON.stringify({ exercise }),
    }));
  });
  const words = "A right answer, other right ones, and the wrong ideas. It is remembered that you looked; the exercise can still be passed.";
  fold.append(element("summary", "", "Look at a right answer"), element("p", "", words), button);
  return fold;
}

async function open(place, asked) {
  const answer = await asked.catch((error) => ({ ok: false, text: () => String(error) }));
  if (!answer.ok) {
    place.replaceChildren(element("p", "", await answer.text()));
    return;
  }
  const { answers, ideas } = await answer.json();
  const [reference, ...others] = answers;
  const head = element("h3", "", "Yours, as it passed last, and the reference");
  place.replaceChildren(head, ...beside(reference));
  for (const other of others) place.append(fold(`Another right answer: ${other.name}`, () => beside(other)));
  if (ideas.length) {
    place.append(fold(`${ideas.length} wrong ideas, and who would have heard what`, () => ideas.map(idea)));
  }
  window.reachable?.();
}

/** What is in it is made when it is opened. */
function fold(words, inside) {
  const made = element("details");
  made.append(element("summary", "", words));
  made.addEventListener("toggle", () => {
    made.append(...inside());
    window.reachable?.();
  }, { once: true });
  return made;
}

function beside({ name, words, about, lines }) {
  const out = [];
  if (about) out.push(prose("p", "", about));
  out.push(prose("p", "", words));
  if (!lines.length) return out;
  const pre = element("pre", "diff");
  const code = element("code");
  code.dataset.scrolls = "";
  for (const { whose, text } of lines) {
    const tag = { yours: "del", theirs: "ins" }[whose] ?? "span";
    const line = element(tag, whose);
    const mark = { yours: "yours ", theirs: name === "The reference" ? "ref.  " : "other ", left: "  …" }[whose] ?? "      ";
    line.append(element("b", "", mark), text, "\n");
    code.append(line);
  }
  pre.setAttribute("aria-label", "Your answer and this one");
  pre.setAttribute("role", "group");
  pre.append(code);
  out.push(pre);
  return out;
}

function idea({ subject, symptom, idea: why, step }) {
  const made = element("section", "wb-idea");
  made.append(prose("h4", "", subject), prose("p", "", `In short: ${symptom}. ${why}`));
  if (step) made.append(element("p", "wb-step-title", step.title), pair(step));
  return made;
}
