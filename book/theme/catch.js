// "Catch the wrong servers": the game before an exercise. It judges by the data in the page, which are made from recorded
// runs (`crates/preprocessor/src/catch`); nothing here asks a server, and nothing is put into the page as HTML.
"use strict";
(() => {
    // ---- judging: the same as `judge` in crates/preprocessor/src/catch/judge.rs; a test compares the two

    /** What a client hears of the right server. Numbers into `game.heard`; 0 is nothing. */
    const rightly = (game, step, client) => {
        const at = game.steps[step].w.indexOf(client);
        return at < 0 ? 0 : game.steps[step].h[at];
    };

    /** What it hears of a wrong one. After the last step of a recording, nobody hears anything. */
    const wrongly = (game, door, step, client) => {
        if (step >= (door.e ?? Infinity)) return 0;
        const row = door.d.find(([at]) => at === step) ?? [];
        for (let i = 1; i < row.length; i += 2) if (row[i] === client) return row[i + 1];
        return rightly(game, step, client);
    };

    /** An example says of some clients what each hears: `[[client, heard], …]`. Who does as it says, and who does not? */
    const judge = (game, step, says) => {
        const does = (hears) => says.every(([client, heard]) => hears(client) === heard);
        const numbers = game.wrong.map((_, number) => number);
        const alike = numbers.filter((n) => does((client) => wrongly(game, game.wrong[n], step, client)));
        const isTrue = does((client) => rightly(game, step, client));
        return { isTrue, alike, caught: isTrue ? numbers.filter((n) => !alike.includes(n)) : [] };
    };

    if (typeof document === "undefined") {
        globalThis.catching = { judge, rightly, wrongly };
        return;
    }
    // The page of all pages is for paper.
    if (/(^|\/)print\.html$/.test(location.pathname)) return;

    // ---- small things

    const PREFIX = "who-hears:catch/";
    const stored = (game) => {
        try {
            const kept = JSON.parse(localStorage.getItem(PREFIX + game.id));
            return kept?.v === game.v ? kept : null; // of other data: another game
        } catch {
            return null;
        }
    };
    const store = (game, state) => {
        try {
            localStorage.setItem(PREFIX + game.id, JSON.stringify({ v: game.v, tried: state.tried, hints: state.hints }));
        } catch {
            // private windows: the page works, it only forgets
        }
    };

    const element = (tag, attributes = {}, ...children) => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            if (typeof value === "function") made.addEventListener(name, value);
            else if (value !== null && value !== undefined) made.setAttribute(name, value);
        }
        made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
        return made;
    };
    const code = (text) => element("code", {}, text);
    const button = (words, click, attributes = {}) => element("button", { type: "button", click, ...attributes }, words);
    /** Our own short texts: what stands in backquotes is code. */
    const rich = (text) => text.split("`").map((part, i) => (i % 2 ? code(part) : part));
    const list = (things, and = "and") =>
        things.flatMap((thing, i) => [i === 0 ? "" : i === things.length - 1 ? ` ${and} ` : ", ", thing]);
    const plural = (count, one, many = one + "s") => `${count} ${count === 1 ? one : many}`;
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

    /** A list of buttons is one tab stop; arrows move in it. */
    const roving = (box) => {
        const all = () => [...box.querySelectorAll("button:not([hidden])")];
        const stop = (which) => all().forEach((one) => { one.tabIndex = one === which ? 0 : -1; });
        stop(all().find((one) => one.getAttribute("aria-pressed") === "true") ?? all()[0]);
        box.addEventListener("focusin", (event) => stop(event.target));
        box.addEventListener("keydown", (event) => {
            const at = all().indexOf(document.activeElement);
            const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all().length - 1 };
            if (at < 0 || !(event.key in to) || event.ctrlKey || event.altKey || event.metaKey) return;
            event.preventDefault();
            event.stopPropagation(); // mdBook would turn the page
            all()[(to[event.key] + all().length) % all().length].focus();
        });
        return box;
    };
    const press = (box, which) => {
        for (const one of box.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one === which));
    };

    // ---- what can be said in a step

    const FUNCTIONS = ["the function", "the check"];
    const SPECIAL = [...FUNCTIONS, "the server", "you", "namespaces", "redis"];
    const FEW = 6;
    const LONG = 4;
    const WORDS = {
        server: { right: "the right server", wrong: "wrong server", step: "A step of the scene" },
        function: { right: "the right function", wrong: "wrong function", step: "A step of the scene" },
        check: { right: "the right check", wrong: "wrong check", step: "A record to judge" },
    };

    const textOf = (game, heard) => game.heard[heard].map((line) => game.text[line]);

    /** Everything that these clients hear in a step, of any server: sorted by its text, without "nothing". */
    const palette = (game, step, clients) => {
        const heard = clients.flatMap((client) =>
            [rightly(game, step, client), ...game.wrong.map((door) => wrongly(game, door, step, client))]);
        const key = (one) => textOf(game, one).join("\n");
        return [...new Set(heard)].filter((one) => one !== 0).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    };

    /** For each client the choices, and whether they go by letters that a legend explains. */
    const choices = (game, step) => {
        const clients = game.steps[step].w;
        const kindOf = (client) => (SPECIAL.includes(game.clients[client]) ? game.clients[client] : "");
        const groups = new Map();
        for (const client of clients) groups.set(kindOf(client), [...(groups.get(kindOf(client)) ?? []), client]);
        const palettes = new Map([...groups].map(([kind, members]) => [kind, palette(game, step, members)]));
        const spoken = [...palettes].filter(([, heard]) => heard.length > 0);
        const shared = spoken.length === 1 && spoken[0][1].length <= FEW && groups.get(spoken[0][0]).length > 1;
        const short = (heard) => textOf(game, heard).length === 1 && textOf(game, heard)[0].length < 9;
        const lettered = shared && !spoken[0][1].every(short);
        const of = (client) => {
            const heard = palettes.get(kindOf(client));
            return heard.length <= FEW ? heard : palette(game, step, [client]);
        };
        return { clients, of, legend: lettered ? spoken[0][1] : null, silent: (client) => !FUNCTIONS.includes(kindOf(client)) };
    };

    /** The lines of a choice: of long lists, only what differs; and the first few, if those tell it from the others. */
    const lines = (game, heard, all) => {
        const short = (one) => JSON.stringify([game.heard[one].slice(0, LONG), game.heard[one].length]);
        const tells = game.heard[heard].length > LONG + 1 && all.every((one) => one === heard || short(one) !== short(heard));
        if (tells) {
            const few = game.heard[heard].slice(0, LONG).map((line) => code(game.text[line]));
            return [...few, `and ${game.heard[heard].length - LONG} more`].map((line) => element("span", { class: "wb-catch-line" }, line));
        }
        const common = all.length < 2 ? [] : [...new Set(game.heard[all[0]])].filter((line) => all.every((one) => game.heard[one].includes(line)));
        const told = common.length > 3 ? game.heard[heard].filter((line) => !common.includes(line)) : game.heard[heard];
        const made = told.map((line) => code(game.text[line]));
        if (common.length > 3) made.push(made.length ? `and ${common.length} that all have` : `only the ${common.length} that all have`);
        return made.map((line) => element("span", { class: "wb-catch-line" }, line));
    };

    /** "bob and carol hear `typing`, alice hears nothing" */
    const sentence = (game, says) => {
        const groups = new Map();
        for (const [client, heard] of says) {
            const key = `${heard} ${SPECIAL.includes(game.clients[client]) ? client : ""}`;
            groups.set(key, [...(groups.get(key) ?? []), [client, heard]]);
        }
        const parts = [...groups.values()].map((group) => {
            const names = list(group.map(([client]) => game.clients[client]));
            const heard = textOf(game, group[0][1]);
            const what = heard.length === 0 ? "nothing" : list(brief(heard).map((text) => (typeof text === "string" ? code(text) : text.words)));
            return [names, " ", verb(game, group, heard), what];
        });
        return list(parts, "and");
    };
    const brief = (heard) =>
        heard.length <= 4 ? heard : [...heard.slice(0, 3), { words: `${heard.length - 3} more` }];
    const verb = (game, group, heard) => {
        const name = game.clients[group[0][0]];
        if (name === "the check") return "says ";
        if (name === "the function") return heard[0]?.startsWith("returns ") ? "" : "returns ";
        return group.length > 1 || name === "you" ? "hear " : "hears ";
    };

    // ---- the panel

    const play = (game, panel) => {
        const words = WORDS[game.kind];
        const kept = stored(game);
        const state = { tried: kept?.tried ?? [], hints: kept?.hints ?? {}, says: new Map(), step: null };
        const judged = () => state.tried.map(({ step, says }) => judge(game, step, says));
        const open = () => new Set(judged().flatMap(({ caught }) => caught));
        const left = () => game.wrong.length - open().size;
        const played = game.steps.map((_, step) => step).filter((step) => ![1, 2].includes(game.steps[step].x));
        const later = played.filter((step) => game.steps[step].x === 3);

        const steps = element("div", { class: "wb-catch-steps", role: "group", "aria-label": words.step });
        const form = element("div", { class: "wb-catch-form" });
        const result = element("div", { class: "wb-catch-result", role: "status" });
        const score = element("p", { class: "wb-catch-score" });
        const tried = element("ol", { class: "wb-catch-tried", "aria-label": "Your examples" });
        const doors = element("ol", { class: "wb-catch-doors", "aria-label": "Doors" });
        const behind = element("ul", { class: "wb-catch-behind", "aria-label": "Behind the open doors" });
        const tools = element("div", { class: "wb-catch-tools" });

        const drawSteps = (all) => {
            let context = [];
            const told = () => {
                if (context.length === 0) return null;
                const made = element("span", { class: "wb-catch-context" }, context.join(", "));
                context = [];
                return made;
            };
            const made = [];
            game.steps.forEach((step, at) => {
                if (step.x === 1) context.push(step.t);
                if (!played.includes(at) || (step.x === 3 && !all)) return;
                made.push(told(), button(step.t, (event) => choose(at, event.currentTarget), {
                    class: "wb-catch-chip", "aria-pressed": String(at === state.step), "data-step": at,
                }));
            });
            if (later.length > 0 && !all) {
                made.push(button(`All ${played.length} ${game.kind === "check" ? "records" : "steps"}`, () => {
                    drawSteps(true);
                    steps.querySelector(`[data-step="${later[0]}"]`).focus();
                }, { class: "wb-catch-more" }));
            }
            steps.replaceChildren(...made.filter(Boolean));
            roving(steps);
        };

        const choose = (step, chip) => {
            state.step = step;
            state.says = new Map();
            press(steps, chip);
            drawForm();
        };

        const drawForm = () => {
            if (state.step === null) {
                form.replaceChildren(element("p", { class: "wb-catch-first" }, "Choose a step first."));
                return;
            }
            const at = game.steps[state.step];
            const { clients, of, legend, silent } = choices(game, state.step);
            const sent = at.s.map(([who, does, what, after]) =>
                element("li", {}, who && element("strong", {}, who), who && " ", does, does && what && " ", what && code(what), after));
            const letters = (legend ?? []).map((_, i) => String.fromCharCode(65 + i));
            const explained = legend && element("dl", { class: "wb-catch-legend" }, legend.map((heard, i) =>
                element("div", {}, element("dt", {}, letters[i]), element("dd", {}, lines(game, heard, legend)))));
            const rows = clients.map((client) => {
                const all = of(client);
                const box = element("span", { class: "wb-catch-pills", role: "group", "aria-label": game.clients[client] });
                const pill = (heard, content) => button(content, (event) => {
                    // Pressing again takes the word back.
                    const back = state.says.get(client) === heard;
                    if (back) state.says.delete(client);
                    else state.says.set(client, heard);
                    press(box, back ? null : event.currentTarget);
                }, { class: "wb-catch-pill", "aria-pressed": "false", "data-heard": heard });
                const made = all.map((heard) => pill(heard, legend ? letters[legend.indexOf(heard)] : lines(game, heard, all)));
                if (silent(client)) made.unshift(pill(0, "nothing"));
                box.append(...made);
                return element("div", { class: "wb-catch-row" }, element("span", { class: "wb-catch-who" }, game.clients[client]), roving(box));
            });
            const others = clients.length > 1 && clients.some(silent) && button("The others hear nothing", () => {
                for (const client of clients) {
                    if (state.says.has(client) || !silent(client)) continue;
                    state.says.set(client, 0);
                    const box = form.querySelectorAll(".wb-catch-pills")[clients.indexOf(client)];
                    press(box, box.querySelector('[data-heard="0"]'));
                }
            }, { class: "wb-catch-others" });
            form.replaceChildren(...[
                sent.length > 0 ? element("ul", { class: "wb-catch-sent" }, sent) : element("p", { class: "wb-catch-sent" }, at.t, "."),
                explained, ...rows,
                clients.length > 1 && element("p", { class: "wb-catch-unsaid" }, "A row without a choice says nothing of that one, and not that nothing is heard."),
                element("div", { class: "wb-catch-go" }, others || null, button("Try this example", attempt, { class: "wb-catch-try" })),
            ].filter(Boolean));
        };

        const attempt = () => {
            const says = [...state.says].sort(([a], [b]) => a - b);
            if (says.length === 0) return say("none", ["Say of somebody what should come first. "]);
            if (state.tried.some((one) => one.step === state.step && same(one.says, says))) {
                return say("none", ["You have tried this example. Say something else, or choose another step."]);
            }
            const before = open();
            state.tried.push({ step: state.step, says });
            store(game, state);
            const found = judge(game, state.step, says);
            if (found.isTrue) say("right", praise(found, before, says));
            else say("wrong", correct(found, before, says));
            drawRest(new Set(found.caught.filter((n) => !before.has(n))));
        };

        const say = (is, content) => {
            result.dataset.is = is;
            result.replaceChildren(...content.map((part) => element("p", {}, part)));
        };
        const names = (n) => list(game.wrong[n].i.map((idea) => rich(idea.u)));
        const called = (numbers) => [numbers.length === 1 ? "door " : "doors ", list(numbers.map((n) => String(n + 1)))];

        const praise = ({ caught }, before, says) => {
            const fresh = caught.filter((n) => !before.has(n));
            const told = [element("strong", {}, "True. ")];
            if (fresh.length > 0) {
                told.push(fresh.length === 1 ? "A door opens: " : `${fresh.length} doors open: `, list(fresh.map((n) => [`${n + 1} (`, names(n), ")"])), ".");
            } else if (caught.length > 0) {
                told.push("No new door: it catches ", called(caught), ", open already.");
            } else {
                told.push(`No door: every ${words.wrong} does the same here.`);
            }
            const parts = [told];
            const unsaid = game.steps[state.step].w.filter((client) => !says.some(([said]) => said === client));
            if (unsaid.length > 0) {
                const all = judge(game, state.step, game.steps[state.step].w.map((client) => [client, rightly(game, state.step, client)]));
                const more = all.caught.filter((n) => !caught.includes(n) && !before.has(n)).length;
                const who = list(unsaid.map((client) => game.clients[client]));
                if (more > 0) parts.push(["You have not said what ", who, unsaid.length > 1 ? " hear. " : " hears. ", `That lets ${more} more slip through.`]);
                else parts.push(["Left unsaid: ", who, "."]);
            }
            parts.push([whatIsLeft()]);
            return parts;
        };

        const whatIsLeft = () => {
            const rest = left();
            if (rest > 0) return `${rest} of ${game.wrong.length} still closed.`;
            const used = state.tried.length;
            const best = used <= game.par ? "It cannot be done with fewer." : `${game.par} would be enough.`;
            return `All ${game.wrong.length} are caught, by ${plural(used, "example")}. ${best}`;
        };

        const correct = ({ alike }, before, says) => {
            const off = says.filter(([client, heard]) => rightly(game, state.step, client) !== heard);
            const truth = off.map(([client]) => [client, rightly(game, state.step, client)]);
            const parts = [[element("strong", {}, "Not true. "), `With ${words.right} `, sentence(game, truth), "."]];
            if (alike.length > 0) {
                parts.push(["What you said is just what ", list(alike.map((n) => (before.has(n) ? names(n) : `door ${n + 1}`))), alike.length > 1 ? " do." : " does."]);
            }
            return parts;
        };

        /** How often a hint was asked for, by door: the first says in how many steps it shows, the second in which. */
        const hint = () => {
            const opened = open();
            const closed = game.wrong.map((_, n) => n).filter((n) => !opened.has(n));
            const n = closed.find((one) => (state.hints[one] ?? 0) === 1) ?? closed.find((one) => !state.hints[one]) ?? closed[0];
            const shows = played.filter((step) => game.steps[step].w.some((client) => wrongly(game, game.wrong[n], step, client) !== rightly(game, step, client)));
            const level = Math.min((state.hints[n] ?? 0) + 1, 2);
            state.hints[n] = level;
            store(game, state);
            const told = [element("strong", {}, `Door ${n + 1}. `)];
            if (level === 1) told.push(`It shows in ${plural(shows.length, "step")}. `, rich(game.wrong[n].i[0].a));
            else told.push("It shows in “", game.steps[shows[0]].t, "”.");
            say("none", [told]);
            drawTools();
        };

        const drawTools = () => {
            const made = [];
            if (left() > 0) made.push(button("Give me a hint", hint));
            if (state.tried.length > 0) {
                made.push(button("Begin again", () => {
                    state.tried = [];
                    state.hints = {};
                    store(game, state);
                    say("none", []);
                    drawRest(new Set());
                    steps.querySelector("button").focus();
                }));
            }
            tools.replaceChildren(...made);
        };

        const instead = (n) => {
            const at = state.tried.findIndex(({ step, says }) => judge(game, step, says).caught.includes(n));
            const { step, says } = state.tried[at];
            const client = says.map(([said]) => said).find((one) => wrongly(game, game.wrong[n], step, one) !== rightly(game, step, one));
            const what = (heard) => (heard === 0 ? "nothing" : list(brief(textOf(game, heard)).map((text) => (typeof text === "string" ? code(text) : text.words))));
            const heard = wrongly(game, game.wrong[n], step, client);
            return ["“", game.steps[step].t, "”: instead of ", what(rightly(game, step, client)), ", ",
                game.clients[client], " ", verb(game, [[client]], textOf(game, heard)) || "", what(heard), "."];
        };

        // The doors stand above what is said, so that one sees them open; what is behind them has room below.
        const drawDoors = (fresh) => {
            const opened = open();
            doors.replaceChildren(...game.wrong.map((_, n) => {
                const is = opened.has(n);
                return element("li", { class: "wb-catch-door", "data-open": is ? (fresh.has(n) ? "new" : "") : null },
                    element("span", { class: "wb-catch-number" }, String(n + 1)),
                    is && element("span", { "aria-hidden": "true" }, "✓"), element("span", { class: "vh" }, is ? " open" : " closed"));
            }));
            behind.replaceChildren(...[...opened].sort((a, b) => fresh.has(b) - fresh.has(a) || a - b).map((n) => {
                const ideas = game.wrong[n].i.map((idea) => [
                    element("p", {}, element("strong", {}, rich(idea.u)), ": ", rich(idea.y), ". ", element("a", { href: idea.p }, "Read about it")),
                ]);
                return element("li", {}, element("span", { class: "wb-catch-number" }, element("span", { class: "vh" }, "Door "), String(n + 1)),
                    element("div", {}, ideas, element("p", { class: "wb-catch-instead" }, instead(n))));
            }));
            behind.hidden = opened.size === 0;
        };

        const drawRest = (fresh) => {
            const all = judged();
            const untrue = all.filter(({ isTrue }) => !isTrue).length;
            score.replaceChildren(`${open().size} of ${game.wrong.length} caught`,
                all.length === 0 ? "" : `, ${plural(all.length, "example")}`, untrue === 0 ? "" : ` (${untrue} not true)`,
                `. ${game.par === 1 ? "One true example" : `${game.par} true examples`} can be enough.`);
            tried.replaceChildren(...state.tried.map(({ step, says }, i) =>
                element("li", {}, element("span", { class: all[i].isTrue ? "wb-catch-true" : "wb-catch-untrue" }, all[i].isTrue ? "✓ True. " : "✗ Not true. "),
                    game.steps[step].t, ": ", sentence(game, says), all[i].isTrue ? `. Catches ${all[i].caught.length}.` : ".")));
            tried.hidden = state.tried.length === 0;
            drawTools();
            drawDoors(fresh);
        };

        panel.replaceChildren(doors, steps, element("div", { class: "wb-catch-two" },
            form, element("div", { class: "wb-catch-told" }, score, result, tools, tried)), behind);
        drawSteps(later.length === 0);
        drawForm();
        drawRest(new Set());
    };

    for (const section of document.querySelectorAll(".wb-catch")) {
        const blocks = [...section.querySelectorAll('script[type="application/json"]')];
        const games = blocks.map((block) => JSON.parse(block.textContent));
        const panel = element("div", { class: "wb-catch-panel" });
        section.querySelector(".wb-catch-off").remove();
        if (games.length > 1) {
            const options = blocks.map((block, i) => element("option", { value: i }, block.dataset.scenario.replaceAll("_", " ")));
            const select = element("select", { change: () => play(games[select.value], panel) }, options);
            section.append(element("p", {}, element("label", { class: "wb-catch-scenario" }, "Scenario ", select)));
        }
        section.append(panel);
        play(games[0], panel);
    }
})();
