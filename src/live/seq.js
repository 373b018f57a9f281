// A step as lines and dots, as the book's own diagrams are (`seq.css`). All that comes from an answer is put in as text.

const WORDS = { extra: "one too many", missing: "missing" };

export function seq({ clients, lines, cut }, title) {
  const box = element("div", `seq seq-n${clients.length + 1}`);
  box.dataset.scrolls = title;
  const heads = element("div", "seq-heads");
  heads.setAttribute("aria-hidden", "true");
  heads.append(head("S", "tok srv", "server"));
  for (const client of clients) {
    heads.append(head(client.slice(0, 1).toUpperCase(), client.includes("phone") ? "tok phone" : "tok", client));
  }
  box.append(heads);
  for (const line of lines) box.append(...drawn(line, clients));
  if (cut) box.append(element("p", "seq-label", "… and more."));
  return box;
}

function head(letter, name, words) {
  const made = element("span");
  made.append(element("b", name, letter), words);
  return made;
}

function drawn({ by, label, answers, dots }, clients) {
  const words = element("p", "seq-label");
  const wire = element("div", "seq-wire");
  wire.setAttribute("aria-hidden", "true");
  if (by !== null) {
    words.append(element("b", "", clients[by]), " ", element("code", "", label));
    wire.classList.add("up", `seq-to${by + 1}`);
    return [words, wire];
  }
  const which = (kind) => clients.filter((_, i) => dots[i] === kind);
  const heard = clients.filter((_, i) => dots[i] === "hears" || dots[i] === "extra");
  if (label) words.append(element("code", "", label));
  else words.textContent = "Nobody hears anything.";
  const said = [
    heard.length && `heard by ${heard.join(", ")}`,
    ...Object.entries(WORDS).map(([kind, word]) => which(kind).length && `${word}: ${which(kind).join(", ")}`),
  ].filter(Boolean);
  if (said.length) words.append(element("span", "vh", `: ${said.join("; ")}.`));
  const last = dots.findLastIndex((dot) => dot === "hears" || dot === "extra");
  wire.classList.add("down", `seq-to${last + 1}`);
  if (answers) wire.classList.add("ack");
  wire.append(element("i", "away"));
  for (const dot of dots) {
    const made = element("i", dot);
    if (WORDS[dot]) made.append(element("small", "", WORDS[dot]));
    wire.append(made);
  }
  return [words, wire];
}

export function pair(step) {
  const both = element("div", "pair");
  for (const [words, picture] of [["as it should be", step.should], ["as it was", step.was]]) {
    const figure = element("figure");
    figure.append(element("figcaption", "", words), seq(picture, `${step.title}, ${words}`));
    both.append(figure);
  }
  return both;
}

export function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

// Between backticks stands code.
export function prose(tag, name, text) {
  const whole = element(tag, name);
  text.split("`").forEach((part, i) => whole.append(i % 2 ? element("code", "", part) : part));
  return whole;
}
