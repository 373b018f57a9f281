// What needs a script: checking a prediction or an answer, and remembering it in this browser. The page reads well
// without it; nothing here asks the network.
"use strict";
(() => {
    const PREFIX = "who-hears:";

    const stored = {
        get(key) {
            try {
                return JSON.parse(localStorage.getItem(PREFIX + key));
            } catch {
                return null; // storage is off, or somebody else wrote there
            }
        },
        set(key, value) {
            try {
                localStorage.setItem(PREFIX + key, JSON.stringify(value));
            } catch {
                // private windows: the page works, it only forgets
            }
        },
        remove(key) {
            try {
                localStorage.removeItem(PREFIX + key);
            } catch {
                // nothing was kept
            }
        },
        /** The names that begin so. */
        names(beginning) {
            try {
                const all = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + beginning));
                return all.map((name) => name.slice(PREFIX.length)).sort();
            } catch {
                return [];
            }
        },
    };

    const inputs = (question) => [...question.querySelectorAll(".wb-choices input")];
    const picked = (question) => inputs(question).filter((input) => input.checked).map((input) => input.value);
    const rightOnes = (question) => question.dataset.right.split(" ").filter(Boolean);
    const same = (a, b) => a.length === b.length && a.every((value) => b.includes(value));

    /** A button, and the place where its result is said aloud. */
    const button = (text, onclick) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "wb-check";
        made.textContent = text;
        made.addEventListener("click", onclick);
        const says = document.createElement("span");
        says.className = "wb-says";
        says.setAttribute("role", "status");
        return [made, says];
    };

    const say = (place, is, words) => {
        place.dataset.is = is;
        place.textContent = words;
    };

    const restore = (question) => {
        const saved = stored.get(question.dataset.question);
        if (!saved) return false;
        for (const input of inputs(question)) input.checked = saved.picked.includes(input.value);
        return saved.checked;
    };

    const save = (question, checked) =>
        stored.set(question.dataset.question, { picked: picked(question), checked });

    /** Predictions and review questions: one button each. */
    const single = (question) => {
        const answer = question.querySelector(".wb-answer");
        const predict = question.classList.contains("wb-predict");
        const right = rightOnes(question);
        const verdict = () => {
            const mine = picked(question);
            if (same(mine, right)) return ["right", "Right."];
            if (!predict) return ["wrong", "Not quite. Read why."];
            const all = inputs(question);
            const good = all.filter((input) => input.checked === right.includes(input.value)).length;
            return ["wrong", `${good} of ${all.length} right.`];
        };
        /** Each box says for itself what it should have said. */
        const mark = (on) => {
            const verb = question.querySelector("legend").textContent.startsWith("Who gets") ? "gets" : "hears";
            for (const input of predict ? inputs(question) : []) {
                const label = input.closest("label");
                label.querySelector(".wb-mark")?.remove();
                if (!on) continue;
                const truth = right.includes(input.value);
                const words = truth ? `${verb} it` : `${verb} nothing`;
                const made = document.createElement("span");
                made.className = "wb-mark";
                made.dataset.is = input.checked === truth ? "right" : "wrong";
                made.textContent = input.checked === truth
                    ? `✓ ${words}` : `✗ ${words}, you said ${truth ? "nothing" : `${verb} it`}`;
                label.append(made);
            }
        };
        const [check, says] = button(predict ? "That is my prediction" : "Check my answer", () => {
            if (!predict && picked(question).length === 0) {
                say(says, "none", "Choose first.");
                return;
            }
            save(question, true);
            say(says, ...verdict());
            mark(true);
            answer.open = true;
            const answered = new CustomEvent("wb:answered", { detail: { key: question.dataset.question, right: same(picked(question), right) } });
            document.dispatchEvent(answered);
        });
        question.insertBefore(says, answer);
        question.insertBefore(check, says);
        if (restore(question)) {
            say(says, ...verdict());
            mark(true);
        }
        question.addEventListener("change", () => {
            save(question, false);
            say(says, "none", "");
            mark(false);
        });
    };

    /** The self-test: one result for all questions, and at the end beside that of the start. */
    const selfTest = (section) => {
        const which = section.dataset.which;
        const questions = [...section.querySelectorAll(".wb-question")];
        const score = document.createElement("div");
        score.className = "wb-score";
        const count = () => questions.filter((question) => same(picked(question), rightOnes(question))).length;
        const words = () => {
            const now = `${stored.get("score-" + which)} of ${questions.length} right.`;
            const before = which === "end" ? stored.get("score-start") : null;
            if (which === "start") return `${now} The answers are at the end of the book, where you will be asked again.`;
            return before === null ? now : `${now} At the start it was ${before}.`;
        };
        const [check, says] = button("Count my right answers", () => {
            stored.set("score-" + which, count());
            for (const question of questions) save(question, true);
            say(says, "none", words());
            if (which === "end") for (const fold of section.querySelectorAll(".wb-answer")) fold.open = true;
        });
        score.append(check, says);
        section.append(score);
        for (const question of questions) {
            restore(question);
            question.addEventListener("change", () => save(question, false));
        }
        if (stored.get("score-" + which) !== null) say(says, "none", words());
    };

    for (const section of document.querySelectorAll(".wb-self-test")) selfTest(section);
    for (const question of document.querySelectorAll(".wb-question")) {
        if (!question.closest(".wb-self-test")) single(question);
    }

    for (const area of document.querySelectorAll("textarea[data-goal]")) {
        area.value = stored.get("goal") ?? "";
        area.addEventListener("input", () => stored.set("goal", area.value));
    }

    globalThis.questions = { stored, single };
})();
