//! Names and what they stand for: parameters, `let`, `for`, `match`, closures, statics.
//!
//! Not a type checker. What is not certain is [`Class::Other`], and of that nothing is said.

use std::cell::Cell;
use std::collections::HashMap;

use crate::chain::{self, Chain, Step};
use crate::class::{self, Class, OTHER, Type};
use crate::facts::Facts;
use crate::file::Source;
use crate::token::Kind;

/// How many namesakes are looked through, and how many steps of a chain are followed.
const ENOUGH: usize = 128;

/// How far `Arc::new(Arc::new(…))` is followed.
const DEEPEST: u8 = 8;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    /// Where it is declared.
    pub(crate) at: usize,
    /// Where it can be used.
    from: usize,
    pub(crate) to: usize,
    pub(crate) ty: Type,
    /// What it was given in a `let`: from this token, to that one.
    pub(crate) value: Option<(usize, usize)>,
}

#[derive(Debug)]
pub(crate) struct Scope<'s, 'a> {
    pub(crate) source: &'s Source<'a>,
    facts: &'s Facts<'a>,
    names: HashMap<&'a str, Vec<Binding>>,
    depth: Cell<u8>,
}

impl<'s, 'a> Scope<'s, 'a> {
    pub(crate) fn read(source: &'s Source<'a>, facts: &'s Facts<'a>) -> Self {
        let mut scope = Self { source, facts, names: HashMap::new(), depth: Cell::new(0) };
        let mut functions = source.functions.iter().peekable();
        for at in 0..source.tokens.len() {
            while let Some(function) = functions.next_if(|function| function.at <= at) {
                scope.parameters(function.open + 1, source.close(function.open), function.body, None);
            }
            match source.text(at) {
                "let" => scope.binding(at),
                "for" => scope.iteration(at),
                "match" => scope.arms(at),
                "static" | "const" => scope.global(at),
                "|" | "||" if scope.is_closure(at) => scope.closure(at),
                _ => {}
            }
        }
        scope
    }

    /// What a name stands for where it is used.
    pub(crate) fn find(&self, at: usize) -> Option<&Binding> {
        self.names
            .get(self.source.text(at))?
            .iter()
            .rev()
            .take(ENOUGH)
            .filter(|binding| binding.from <= at && at < binding.to)
            .max_by_key(|binding| binding.from)
    }

    /// Whether a name is declared here, and not used.
    pub(crate) fn is_declaration(&self, at: usize) -> bool {
        let namesakes = self.names.get(self.source.text(at));
        namesakes.is_some_and(|all| all.iter().rev().take(ENOUGH).any(|binding| binding.at == at))
    }

    /// What the expression is that begins here, if it is one chain that ends there.
    pub(crate) fn type_of(&self, from: usize, to: usize) -> Type {
        let mut at = from;
        while at < to && matches!(self.source.text(at), "&" | "&&" | "mut" | "*") {
            at += 1;
        }
        let depth = self.depth.get();
        if depth == DEEPEST {
            return OTHER;
        }
        self.depth.set(depth + 1);
        let ty = match chain::chain(&self.source.tokens, at) {
            Some(chain) if chain.end == to => self.type_of_chain(&chain, chain.steps.len()),
            _ => OTHER,
        };
        self.depth.set(depth);
        ty
    }

    /// What the first steps of a chain make.
    pub(crate) fn type_of_chain(&self, chain: &Chain, steps: usize) -> Type {
        let Some((root, rest)) = chain.steps.get(..steps.min(chain.steps.len())).and_then(<[Step]>::split_first) else {
            return OTHER;
        };
        if rest.len() > ENOUGH {
            return OTHER;
        }
        let mut rest = rest;
        let mut ty = match *root {
            Step::Path { from, last } => match rest.first() {
                Some(Step::Call { open }) => {
                    rest = &rest[1..];
                    self.called(from, last, *open)
                }
                Some(Step::Macro) => {
                    let end = if rest.len() == 1 { chain.end } else { self.source.past(last + 2) };
                    rest = &rest[1..];
                    self.formatted(last, end)
                }
                _ if from == last => self.named(from),
                _ => OTHER,
            },
            // `(io)`, and `(&io)`.
            Step::Group { open } if self.source.text(open) == "(" => {
                let close = self.source.close(open);
                let mut at = open + 1;
                while matches!(self.source.text(at), "&" | "*") {
                    at += 1;
                }
                match self.source.text(at + 1) {
                    ")" if at + 1 == close => self.named(at),
                    _ => OTHER,
                }
            }
            _ => OTHER,
        };
        for step in rest {
            ty = match *step {
                Step::Field { name } if !ty.is(Class::Socket) => self.facts.field(self.source.text(name)),
                _ => class::after(ty, *step, &self.source.tokens),
            };
        }
        ty
    }

    fn named(&self, at: usize) -> Type {
        let name = self.source.text(at);
        match self.find(at) {
            Some(binding) if binding.ty.is(Class::Other) => self.facts.holds_ids(name).unwrap_or(OTHER),
            Some(binding) => binding.ty,
            None => self.facts.global(name),
        }
    }

    fn called(&self, from: usize, last: usize, open: usize) -> Type {
        let name = self.source.text(last);
        if from < last && self.source.text(from) == "SocketIo" && matches!(name, "new_layer" | "new_svc") {
            return Type::bare(Class::Pair);
        }
        if from < last && name == "new" && self.source.text(last - 2) == "ClientBuilder" {
            return self.facts.written(&self.source.tokens[last - 2..last - 1]);
        }
        if from < last && matches!(name, "new" | "clone" | "from") {
            // `Arc::new(io)`, `Arc::clone(&io)`, `String::from(id)`
            return self.type_of(open + 1, self.source.close(open));
        }
        self.facts.result(name)
    }

    /// `format!("{}", socket.id)` is the id; other macros are nothing.
    fn formatted(&self, name: usize, end: usize) -> Type {
        let literal = self.source.literal(name + 3);
        match literal.as_deref() {
            _ if self.source.text(name) != "format" => OTHER,
            Some("{}") if self.source.text(name + 4) == "," => match self.type_of(name + 5, end - 1) {
                id if id.is(Class::Id) => id,
                _ => OTHER,
            },
            Some(text) => {
                let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
                let known = inner.and_then(|inner| self.names.get(inner)).and_then(|all| {
                    all.iter().rev().take(ENOUGH).filter(|b| b.from <= name && name < b.to).max_by_key(|b| b.from)
                });
                known.map_or(OTHER, |binding| binding.ty).id_only()
            }
            None => OTHER,
        }
    }

    fn add(&mut self, at: usize, from: usize, to: usize, ty: Type, value: Option<(usize, usize)>) {
        self.names.entry(self.source.text(at)).or_default().push(Binding { at, from, to, ty, value });
    }

    /// Binds all names of a pattern; the type goes to the only one.
    fn pattern(&mut self, pattern: (usize, usize), scope: (usize, usize), ty: Type, value: Option<(usize, usize)>) {
        let names = self.names_in(pattern.0, pattern.1);
        let source = self.source;
        let (mut takes_out, mut is_tuple) = (false, false);
        for at in pattern.0..pattern.1.min(pattern.0 + 4) {
            takes_out |= source.text(at).starts_with(char::is_uppercase);
            is_tuple |= at == pattern.0 && source.text(at) == "(";
        }
        if ty.is(Class::Pair) && names.len() == 2 {
            self.add(names[1], scope.0, scope.1, Type::bare(Class::Io), None);
            self.add(names[0], scope.0, scope.1, OTHER, None);
            return;
        }
        if is_tuple && let Some((from, to)) = value {
            self.tuple(pattern.0, (from, to), scope);
            return;
        }
        let one = names.len() == 1 && !is_tuple;
        for at in names {
            let ty = if !one {
                OTHER
            } else if takes_out {
                ty.inner()
            } else {
                ty
            };
            self.add(at, scope.0, scope.1, ty, value.filter(|_| one && !takes_out));
        }
    }

    /// `let (a, b) = (x, y);`
    fn tuple(&mut self, open: usize, value: (usize, usize), scope: (usize, usize)) {
        let source = self.source;
        let left = source.parts(open + 1, source.close(open));
        let is_tuple = source.text(value.0) == "(" && source.past(value.0) == value.1;
        let right = if is_tuple { source.parts(value.0 + 1, source.close(value.0)) } else { Vec::new() };
        for (n, part) in left.iter().enumerate() {
            let given = right.get(n).filter(|_| left.len() == right.len());
            let ty = given.map_or(OTHER, |given| self.type_of(given.0, given.1));
            let names = self.names_in(part.0, part.1);
            let one = names.len() == 1 && part.1 - part.0 <= 2;
            for at in names {
                self.add(at, scope.0, scope.1, if one { ty } else { OTHER }, given.copied().filter(|_| one));
            }
        }
    }

    /// The names that a pattern binds, at most 64.
    fn names_in(&self, from: usize, to: usize) -> Vec<usize> {
        let source = self.source;
        (from..to.min(source.tokens.len()))
            .take_while(|_| source.burns())
            .filter(|&at| {
                let token = source.tokens[at];
                token.kind == Kind::Name
                    && token.text.starts_with(|c: char| c.is_lowercase() || c == '_')
                    && token.text != "_"
                    && !chain::is_keyword(token.text)
                    && !matches!(source.text(at + 1), "(" | "::" | "!" | "{")
                    && !(source.text(at + 1) == ":" && at + 1 < to)
                    && !matches!(at.checked_sub(1).map_or("", |i| source.text(i)), "::" | ".")
            })
            .take(64)
            .collect()
    }

    fn parameters(&mut self, from: usize, to: usize, scope: (usize, usize), given: Option<Type>) {
        for (from, to) in self.source.parts(from, to) {
            let mut colon = from;
            while colon < to && self.source.text(colon) != ":" {
                colon = self.source.next(colon);
            }
            let ty = match given {
                _ if colon < to => self.facts.written(&self.source.tokens[colon + 1..to]),
                Some(ty) => ty,
                None => OTHER,
            };
            self.pattern((from, colon.min(to)), scope, ty, None);
        }
    }

    fn binding(&mut self, at: usize) {
        let source = self.source;
        let around = source.end_around(at);
        let (mut colon, mut equals) = (None, at + 1);
        while equals < around && !matches!(source.text(equals), "=" | ";") {
            if source.text(equals) == ":" && colon.is_none() {
                colon = Some(equals);
            }
            equals = source.next(equals);
        }
        let conditional = matches!(at.checked_sub(1).map_or("", |i| source.text(i)), "if" | "while" | "&&");
        let mut end = (equals + 1).min(around);
        while end < around {
            match source.text(end) {
                ";" | "else" => break,
                "{" | "&&" | "||" if conditional => break,
                _ => end = source.next(end),
            }
        }
        let written = colon.map(|colon| self.facts.written(&source.tokens[colon + 1..equals.min(around)]));
        let value = (source.text(equals) == "=").then_some((equals + 1, end));
        let ty = match (written, value) {
            (Some(ty), _) if !ty.is(Class::Other) => ty,
            (_, Some((from, to))) => self.type_of(from, to),
            _ => OTHER,
        };
        let scope = if conditional {
            let mut block = end;
            while block < around && source.text(block) != "{" {
                block = source.next(block);
            }
            (end, source.past(block))
        } else {
            // With `else`, the names are there after its block.
            let mut after = end;
            while after < around && source.text(after) != ";" {
                after = source.next(after);
            }
            (after, around)
        };
        self.pattern((at + 1, colon.unwrap_or(equals).min(around)), scope, ty, value);
    }

    fn iteration(&mut self, at: usize) {
        let source = self.source;
        let around = source.end_around(at);
        let mut within = at + 1;
        while within < around && !matches!(source.text(within), "in" | ";" | "{") {
            within = source.next(within);
        }
        if source.text(within) != "in" {
            return;
        }
        let mut block = within + 1;
        while block < around && !matches!(source.text(block), "{" | ";") {
            block = source.next(block);
        }
        let ty = self.type_of(within + 1, block).inner();
        self.pattern((at + 1, within), (block, source.past(block)), ty, None);
    }

    fn arms(&mut self, at: usize) {
        let source = self.source;
        let around = source.end_around(at);
        let mut block = at + 1;
        while block < around && !matches!(source.text(block), "{" | ";") {
            block = source.next(block);
        }
        if source.text(block) != "{" {
            return;
        }
        let ty = self.type_of(at + 1, block);
        let end = source.close(block);
        let mut start = block + 1;
        while start < end {
            let mut arrow = start;
            let mut guard = None;
            while arrow < end && source.text(arrow) != "=>" {
                if source.text(arrow) == "if" && guard.is_none() {
                    guard = Some(arrow);
                }
                arrow = source.next(arrow);
            }
            let mut stop = arrow + 1;
            if source.text(stop) == "{" {
                stop = source.past(stop);
            } else {
                while stop < end && source.text(stop) != "," {
                    stop = source.next(stop);
                }
            }
            self.pattern((start, guard.unwrap_or(arrow).min(end)), (arrow.min(end), stop.min(end)), ty, None);
            start = if source.text(stop) == "," { stop + 1 } else { stop.max(start + 1) };
        }
    }

    /// A static in a block; those at the top are known to all files.
    fn global(&mut self, at: usize) {
        let source = self.source;
        let name = at + 1 + usize::from(source.text(at + 1) == "mut");
        if source.text(name + 1) != ":" || source.tokens[at].parent == crate::token::NONE {
            return;
        }
        let around = source.end_around(at);
        let mut end = name + 2;
        while end < around && !matches!(source.text(end), "=" | ";") {
            end = source.next(end);
        }
        let ty = self.facts.written(&source.tokens[name + 2..end.min(around)]);
        self.add(name, end, around, ty, None);
    }

    /// Whether a bar begins a closure: an operand cannot stand before it.
    pub(crate) fn is_closure(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| self.source.tokens[i]) else { return true };
        match before.kind {
            Kind::Open => true,
            Kind::Mark => matches!(before.text, "," | "=" | "=>" | ";" | "&" | ":"),
            Kind::Name => matches!(before.text, "move" | "async" | "return" | "else" | "in"),
            _ => false,
        }
    }

    /// The bars and the body of a closure that begins here.
    pub(crate) fn closure_at(&self, at: usize) -> Option<((usize, usize), (usize, usize))> {
        let source = self.source;
        let around = source.end_around(at);
        let mut bar = at;
        if source.text(at) == "|" {
            bar += 1;
            for _ in 0..256 {
                if bar >= around || source.text(bar) == "|" {
                    break;
                }
                bar = source.next(bar);
            }
        }
        if bar >= around || !matches!(source.text(bar), "|" | "||") {
            return None;
        }
        let mut end = bar + 1;
        while end < around && !matches!(source.text(end), "," | ";") {
            end = source.next(end);
        }
        Some(((at + 1, bar), (bar + 1, end.min(around))))
    }

    fn closure(&mut self, at: usize) {
        let Some((parameters, body)) = self.closure_at(at) else { return };
        // What a chain gives to the closure that it is given: `io.of("/").map(|ns| …)`.
        let mut open = at.saturating_sub(1);
        while open > 0 && matches!(self.source.text(open), "move" | "async") {
            open -= 1;
        }
        let given = self.source.args.get(&open).and_then(|&(c, s)| {
            let chain = self.source.chains.get(c)?;
            matches!(chain.steps[s], Step::Method { .. }).then(|| self.type_of_chain(chain, s).inner())
        });
        self.parameters(parameters.0, parameters.1.max(parameters.0), body, given);
    }
}

impl Type {
    fn id_only(self) -> Type {
        if self.is(Class::Id) { self } else { OTHER }
    }
}
