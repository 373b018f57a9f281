// Predictions and questions come back after days: those that went wrong first, predictions with another step of the same
// recorded run. What was answered, and when, is kept in this browser, and nowhere else.
"use strict";
(() => {
    const { stored, single } = globalThis.questions;
    const NAME = "answered:";
    const DAY = 24 * 60 * 60 * 1000;
    // Days until it comes back: after a wrong answer, and after the first right one, the second, …
    const DAYS = [1, 3, 10, 30];

    /** `{ first, right, rightly, due, rounds }`: of the first answer, of the last one; how many right in a row; when it is due. */
    const record = (key) => stored.get(NAME + key);
    const keys = () => stored.names(NAME).map((name) => name.slice(NAME.length)).filter((key) => record(key)?.due);
    const isDue = (key) => (record(key)?.due ?? Infinity) <= Date.now();
    /** The wrong ones first, and what waits longest. */
    const due = () => keys().filter(isDue).sort((a, b) => record(a).right - record(b).right || record(a).due - record(b).due);

    document.addEventListener("wb:answered", ({ detail: { key, right } }) => {
        const [base, round] = key.split("~");
        const before = record(base);
        // An answer that is tried once more on the same day is not a new one: the first counts.
        if (before && !isDue(base)) return;
        const rightly = right ? Math.min((before?.rightly ?? 0) + 1, DAYS.length - 1) : 0;
        const rounds = (before?.rounds ?? 0) + (round === undefined ? 0 : 1);
        stored.set(NAME + base, { first: before?.first ?? right, right, rightly, due: Date.now() + DAYS[rightly] * DAY, rounds });
        draw();
    });

    const made = (tag, attributes = {}, ...children) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(...children);
        return element;
    };

    /** The question once more, with another step. */
    const round = (question, { title, before, did, clients, right, words }, number) => {
        const key = `${question.dataset.question}~${number}`;
        const sent = did.map(([client, verb, what, after]) => {
            const line = made("p", { class: "wb-sent" }, made("strong", {}, client), ` ${verb} `);
            if (what) line.append(made("code", {}, what));
            line.append(after);
            return line;
        });
        const choices = clients.map((client, i) =>
            made("label", {}, made("input", { type: "checkbox", name: key, value: String(i), autocomplete: "off" }), " ", made("span", {}, client)));
        const came = before.length === 0 ? [] : [made("p", {}, `Before it: ${before.join("; ")}.`)];
        const legend = question.querySelector("legend").cloneNode(true);
        return made("div", { class: "wb-question wb-predict wb-round", "data-question": key, "data-right": right.join(" ") },
            made("fieldset", {}, legend, made("p", {}, "The same server as above, and another step: ", made("em", {}, title), "."),
                ...came, ...sent, made("div", { class: "wb-choices" }, ...choices)),
            made("details", { class: "wb-answer" }, made("summary", {}, "Show who hears it"), made("p", {}, made("strong", {}, words))));
    };

    const start = (question, offer) => {
        const key = question.dataset.question;
        const rounds = JSON.parse(question.querySelector(".wb-rounds")?.textContent ?? "[]");
        offer.remove();
        if (rounds.length === 0) {
            // The same question, as if it had not been answered.
            for (const input of question.querySelectorAll("input")) input.checked = false;
            question.querySelector(".wb-answer").open = false;
            question.dispatchEvent(new Event("change"));
            return question;
        }
        const number = record(key).rounds;
        const once = round(question, rounds[number % rounds.length], number);
        // Whatever was kept under this name was another round.
        stored.remove(once.dataset.question);
        question.after(once);
        single(once);
        return once;
    };

    for (const question of document.querySelectorAll("#text .wb-question")) {
        const key = question.dataset.question;
        if (!isDue(key) || question.closest(".wb-self-test")) continue;
        const button = made("button", { type: "button", class: "wb-check" }, "Look at this again");
        const offer = made("p", { class: "wb-offer" }, "It has been a few days. ", button);
        question.after(offer);
        button.addEventListener("click", () => start(question, offer).querySelector("input").focus());
        if (decodeURIComponent(location.hash) === `#again-${key}`) {
            const again = start(question, offer);
            again.scrollIntoView();
            again.querySelector("input").focus({ preventScroll: true });
        }
    }

    const root = document.documentElement.dataset.root ?? "";
    const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

    /** The page that lists them. */
    const list = (place) => {
        const all = keys();
        const now = due();
        const right = (which) => all.filter((key) => record(key)[which]).length;
        const begin = made("button", { type: "button", class: "wb-check" }, "Forget all answers");
        begin.addEventListener("click", () => {
            if (begin.dataset.sure === undefined) {
                begin.dataset.sure = "";
                begin.textContent = "Forget them all: sure?";
                return;
            }
            for (const key of all) stored.remove(NAME + key);
            // What was chosen on the pages, with its rounds. The self-test, the goal and the game are not questions of theirs.
            const kept = all.flatMap((key) => [key, ...stored.names(`${key}~`)]);
            for (const key of kept) stored.remove(key);
            draw();
            place.querySelector("p").focus();
        });
        const first = made("p", { tabindex: "-1", role: "status" });
        if (all.length === 0) {
            first.append("You have answered nothing yet. Predictions and questions come here when you have.");
            return place.replaceChildren(first);
        }
        first.append(`${count(all.length, "answer")}, ${right("first")} right at once, ${right("right")} right when you were asked last.`);
        const next = Math.min(...all.map((key) => record(key).due));
        const waits = Math.max(1, Math.ceil((next - Date.now()) / DAY));
        const links = now.map((key) => {
            const [page, number] = key.split("#");
            const chapter = [...document.querySelectorAll("#side a")].find((link) => link.pathname.endsWith(`/${page}.html`));
            const title = chapter ? `${chapter.querySelector(".number").textContent} ${chapter.querySelector(".words").firstChild.textContent}`.trim() : page;
            const link = made("a", { href: `${root}${page}.html#again-${encodeURIComponent(key)}` }, title);
            return made("li", {}, link, `, question ${number}: ${record(key).right ? "right" : "wrong"} last time`);
        });
        const what = links.length > 0 ? made("ol", { class: "wb-again" }, ...links) : made("p", {}, `Nothing is due. The next comes back in ${count(waits, "day")}.`);
        place.replaceChildren(first, what, made("p", {}, begin));
    };

    const draw = () => {
        for (const place of document.querySelectorAll(".wb-again-list")) list(place);
        for (const line of document.querySelectorAll(".wb-due")) {
            const number = due().length;
            line.hidden = number === 0;
            line.firstElementChild.textContent = `${count(number, "question")} to look at again`;
        }
    };
    draw();
})();
