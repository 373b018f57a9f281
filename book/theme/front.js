// The scene on the front page: say who will hear it, let Alice type, and see who did in the recorded runs.
"use strict";
(() => {
  const scene = document.querySelector(".scene");
  if (!scene) return;
  const { event, clients, runs } = JSON.parse(document.getElementById("scene-runs").textContent);
  const stage = scene.querySelector(".stage");
  const people = [...stage.querySelectorAll(".who")];
  const lines = [...stage.querySelectorAll("line")];
  const server = stage.querySelector(".server");
  const says = scene.querySelector("output");
  const go = scene.querySelector(".act button");
  const choices = [...scene.querySelectorAll(".lines input")];
  const tried = new Set();
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const said = (who) => who.getAttribute("aria-pressed") === "true";

  function clear() {
    for (const who of people) {
      who.querySelector(".tok").classList.remove("hears");
      const small = who.querySelector("small");
      small.className = "";
      small.textContent = said(who) ? "you say: hears it" : "you say: nothing";
    }
    for (const line of lines) line.classList.remove("on");
  }
  for (const who of people) {
    who.addEventListener("click", () => {
      who.setAttribute("aria-pressed", String(!said(who)));
      clear();
    });
  }
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      for (const who of people) who.setAttribute("aria-pressed", "false");
      clear();
      says.textContent = "Tap whoever will hear it. Then let Alice type.";
    });
  }

  const middle = (element) => {
    const [box, around] = [element.getBoundingClientRect(), stage.getBoundingClientRect()];
    return `translate(${box.x - around.x + box.width / 2}px, ${box.y - around.y + box.height / 2}px)`;
  };
  async function travels(from, to) {
    if (still()) return;
    const ball = document.createElement("span");
    ball.className = "travels";
    ball.textContent = event;
    stage.append(ball);
    const way = [{ transform: middle(from) }, { transform: middle(to) }];
    await ball.animate(way, { duration: 700, easing: "cubic-bezier(.4, 0, .2, 1)", fill: "both" }).finished;
    ball.remove();
  }

  go.addEventListener("click", async () => {
    const at = choices.findIndex((choice) => choice.checked);
    const { hears, why } = runs[at];
    const tokens = people.map((who) => who.querySelector(".tok"));
    clear();
    go.disabled = true;
    lines[0].classList.add("on");
    await travels(tokens[0], server);
    await Promise.all(hears.map(async (client) => {
      lines[client].classList.add("on");
      await travels(server, tokens[client]);
      tokens[client].classList.add("hears");
    }));
    let right = 0;
    people.forEach((who, client) => {
      const does = hears.includes(client);
      const good = does === said(who);
      right += good;
      const small = who.querySelector("small");
      small.className = good ? "right" : "wrong";
      const what = does ? "hears it" : "hears nothing";
      small.textContent = good ? `✓ ${what}` : `✗ ${what}, you said ${does ? "no" : "yes"}`;
    });
    choices[at].closest("label").querySelectorAll(".ears i").forEach((ear, client) => {
      ear.className = hears.includes(client) ? "hears" : "";
    });
    tried.add(at);
    go.disabled = false;
    go.focus();
    const all = tried.size === runs.length ? " All, one, all but one: that is Part 1." : "";
    says.textContent = `${right} of ${clients.length} right. ${why}${all}`;
  });
})();
