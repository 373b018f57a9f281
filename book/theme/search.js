// Answers, hints and teachers' notes are not found by the search. mdBook can leave out whole chapters only, so the
// preprocessor puts a mark before and after each (`html::unfound`), and what stands between is taken out of the index when it
// has been loaded: in the served book, in a plain mdBook, and on any web server.
"use strict";
(() => {
    const [BEGIN, END] = ["\u2063", "\u2064"];

    /** A text without what stands between the marks, which may be nested. */
    const found = (text) => {
        let depth = 0;
        let kept = "";
        for (const part of text.split(/([\u2063\u2064])/)) {
            if (part === BEGIN) depth += 1;
            else if (part === END) depth = Math.max(depth - 1, 0);
            else if (depth === 0) kept += part;
        }
        return kept;
    };

    /** Takes hidden words out of an index, in place. */
    const clean = (index) => {
        const pipeline = window.elasticlunr.Pipeline.load(index.pipeline);
        const words = new Map(); // by page: the words that may be found
        for (const [ref, page] of Object.entries(index.documentStore.docs)) {
            if (!page.body.includes(BEGIN)) continue;
            page.body = found(page.body);
            words.set(ref, new Set(pipeline.run(window.elasticlunr.tokenizer(page.body))));
        }
        const walk = (node, word) => {
            for (const ref of Object.keys(node.docs ?? {})) {
                if (!(words.get(ref)?.has(word) ?? true)) {
                    delete node.docs[ref];
                    node.df -= 1;
                }
            }
            for (const [letter, next] of Object.entries(node)) {
                if (letter !== "docs" && letter !== "df") walk(next, word + letter);
            }
        };
        if (words.size > 0) walk(index.index.body.root, "");
    };

    if (!window.elasticlunr) return; // the page of all pages has no search
    // It may be there already, if the page was opened with a search in its address.
    if (window.search?.index) clean(window.search.index);
    // It takes a second or two on a slow machine. Until then the box says so, to the ear as well.
    const box = typeof document === "undefined" ? null : document.getElementById("mdbook-search-wrapper");
    const says = box?.querySelector("#search-loads");
    let loaded = Boolean(window.search?.index);
    const tell = () => {
        if (says) says.textContent = loaded || box.classList.contains("hidden") ? "" : "The search is loading …";
    };
    if (says) {
        new MutationObserver(tell).observe(box, { attributeFilter: ["class"] });
        tell();
    }
    const load = window.elasticlunr.Index.load;
    window.elasticlunr.Index.load = (index) => {
        clean(index);
        const made = load.call(window.elasticlunr.Index, index);
        loaded = true;
        tell();
        return made;
    };
})();
