//! One file of an answer, read: tokens, chains, functions, names.

use std::cell::Cell;
use std::collections::HashMap;

use crate::chain::{self, Chain};
use crate::token::{self, Kind, NONE, Token};

/// How many tokens are walked over in all, so that no text takes long. A right answer needs a hundredth.
const FUEL: u32 = 4_000_000;

/// A function of the answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Function<'a> {
    pub(crate) name: &'a str,
    pub(crate) at: usize,
    pub(crate) is_async: bool,
    /// In an `impl`, a `trait` or another function, or for others to call.
    pub(crate) is_free: bool,
    /// The brackets of the parameters.
    pub(crate) open: usize,
    /// The braces.
    pub(crate) body: (usize, usize),
}

#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub(crate) name: &'a str,
    pub(crate) tokens: Vec<Token<'a>>,
    pub(crate) chains: Vec<Chain>,
    pub(crate) functions: Vec<Function<'a>>,
    /// From the opening bracket of a method's arguments to its chain and step.
    pub(crate) args: HashMap<usize, (usize, usize)>,
    /// What nobody can say anything about: the bodies of `macro_rules!`; `use`; functions that nobody calls.
    pub(crate) silent: Vec<(usize, usize)>,
    fuel: Cell<u32>,
}

impl<'a> Source<'a> {
    pub(crate) fn read(name: &'a str, text: &'a str) -> Self {
        let tokens = crate::cfg::compiled(token::read(text));
        let chains = chain::chains(&tokens);
        let mut args = HashMap::new();
        for (c, chain) in chains.iter().enumerate() {
            for (s, step) in chain.steps.iter().enumerate() {
                if let chain::Step::Method { open, .. } | chain::Step::Call { open } = step {
                    args.insert(*open, (c, s));
                }
            }
        }
        let functions = functions(&tokens);
        let silent = silent(&tokens);
        Self { name, tokens, chains, functions, args, silent, fuel: Cell::new(FUEL) }
    }

    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    pub(crate) fn line(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(1, |token| token.line)
    }

    /// The token after a bracket's mate.
    pub(crate) fn past(&self, open: usize) -> usize {
        self.tokens.get(open).map_or(NONE, |token| token.mate).saturating_add(1).min(self.tokens.len())
    }

    pub(crate) fn close(&self, open: usize) -> usize {
        self.tokens.get(open).map_or(NONE, |token| token.mate).min(self.tokens.len())
    }

    /// The end of what is around a token.
    pub(crate) fn end_around(&self, at: usize) -> usize {
        match self.tokens.get(at).map_or(NONE, |token| token.parent) {
            NONE => self.tokens.len(),
            parent => self.close(parent),
        }
    }

    /// Takes one from the fuel. False, once none is left.
    pub(crate) fn burns(&self) -> bool {
        let left = self.fuel.get();
        self.fuel.set(left.saturating_sub(1));
        left > 0
    }

    /// Each question that is asked of an answer has as much as the others.
    pub(crate) fn refuel(&self) {
        self.fuel.set(FUEL);
    }

    /// The next token at the same level; the end, once too many were looked at.
    pub(crate) fn next(&self, at: usize) -> usize {
        if !self.burns() {
            return self.tokens.len();
        }
        if self.tokens.get(at).is_some_and(|token| token.kind == Kind::Open) { self.past(at) } else { at + 1 }
    }

    /// The parts between the commas of a pair of brackets, at most 64. `<A, B>` and `|a, b|` are not taken apart.
    pub(crate) fn parts(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let mut parts = Vec::new();
        let (mut start, mut at) = (from, from);
        let (mut angles, mut bar) = (0_usize, false);
        while at < to && parts.len() < 64 {
            match self.text(at) {
                // Less than, or generics: those follow a name with a capital, or `::`.
                "<" if self.opens_generics(at) => angles += 1,
                ">" => angles = angles.saturating_sub(1),
                "|" => bar = !bar,
                "," if angles == 0 && !bar => {
                    parts.push((start, at));
                    start = at + 1;
                }
                _ => {}
            }
            at = self.next(at);
        }
        if start < to {
            parts.push((start, to));
        }
        parts
    }

    fn opens_generics(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.text(i));
        before == "::" || before == "<" || before.starts_with(char::is_uppercase)
    }

    /// Nothing is said of these ranges, too.
    pub(crate) fn silence(&mut self, ranges: impl Iterator<Item = (usize, usize)>) {
        self.silent.extend(ranges);
        self.silent.sort_unstable();
        self.silent.dedup_by(|next, range| {
            let within = next.0 < range.1;
            range.1 = if within { range.1.max(next.1) } else { range.1 };
            within
        });
    }

    pub(crate) fn is_silent(&self, at: usize) -> bool {
        let after = self.silent.partition_point(|range| range.0 <= at);
        after > 0 && at < self.silent[after - 1].1
    }

    /// The string that a literal stands for, or nothing.
    pub(crate) fn literal(&self, at: usize) -> Option<String> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Text).map(|token| token::value(token.text))
    }
}

fn functions<'a>(tokens: &[Token<'a>]) -> Vec<Function<'a>> {
    let text = |i: usize| tokens.get(i).map_or("", |token| token.text);
    let mut functions = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].text != "fn" || tokens[at].kind != Kind::Name {
            continue;
        }
        let Some(name) = tokens.get(at + 1).filter(|token| token.kind == Kind::Name) else { continue };
        let mut open = at + 2;
        if text(open) == "<" {
            let Some(after) = chain::after_generics(tokens, open) else { continue };
            open = after;
        }
        if text(open) != "(" {
            continue;
        }
        // The result and the `where` lie between the brackets and the braces.
        let mut body = tokens[open].mate.saturating_add(1);
        for _ in 0..256 {
            match text(body) {
                "{" | ";" | "}" | "" => break,
                _ if tokens[body].kind == Kind::Open => body = tokens[body].mate.saturating_add(1),
                _ => body += 1,
            }
        }
        if text(body) != "{" {
            continue;
        }
        let before = |n: usize| at.checked_sub(n).map_or("", text);
        let is_async = before(1) == "async" || before(2) == "async";
        let public = (1..=4)
            .map(before)
            .take_while(|t| matches!(*t, "async" | "unsafe" | "const" | "pub" | ")"))
            .any(|t| matches!(t, "pub" | ")"));
        functions.push(Function {
            name: name.text,
            at: at + 1,
            is_async,
            is_free: tokens[at].parent == NONE && !public && name.text != "main",
            open,
            body: (body, tokens[body].mate.min(tokens.len())),
        });
    }
    functions
}

/// The ranges, in order, in which macros are defined and things are imported.
fn silent(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at;
        if tokens[at].text == "macro_rules" {
            end = at;
            while end < tokens.len() && tokens[end].text != ";" && tokens[end].kind != Kind::Close {
                end += 1;
                if tokens.get(end).is_some_and(|token| token.kind == Kind::Open) {
                    end = tokens[end].mate;
                    break;
                }
            }
        } else if tokens[at].text == "use" && tokens.get(at + 1).is_some_and(|token| token.text != "<") {
            while end < tokens.len() && tokens[end].text != ";" {
                end += 1;
            }
        }
        let end = end.min(tokens.len());
        if end > at {
            ranges.push((at, end));
            at = end;
        }
        at += 1;
    }
    ranges
}
