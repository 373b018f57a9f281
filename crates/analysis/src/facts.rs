//! What holds in all files of an answer: fields, functions, constants, other names for types.

use std::collections::{HashMap, HashSet};

use crate::chain::{Chain, Step};
use crate::class::{self, Class, OTHER, Type};
use crate::file::Source;
use crate::scope::Scope;
use crate::token::{Kind, NONE, Token};

#[derive(Debug, Default)]
pub(crate) struct Facts<'a> {
    fields: HashMap<&'a str, Type>,
    globals: HashMap<&'a str, Type>,
    aliases: HashMap<&'a str, Type>,
    results: HashMap<&'a str, Type>,
    /// The texts of constants, and of names that stand for one text only.
    texts: HashMap<&'a str, Option<String>>,
    /// Names of containers into which sockets' ids are put.
    ids: HashSet<&'a str>,
    /// How often each name stands in the files.
    counts: HashMap<&'a str, u32>,
    asynchronous_client: bool,
}

impl<'a> Facts<'a> {
    /// Reads the files twice: what a function gives, and what a container holds, is known after the first time.
    pub(crate) fn read(sources: &[Source<'a>]) -> Self {
        let mut facts = Self::default();
        let has = |name: &str| sources.iter().flat_map(|s| &s.tokens).any(|token| token.text == name);
        facts.asynchronous_client = has("rust_socketio") && has("asynchronous");
        for source in sources {
            for token in source.tokens.iter().filter(|token| token.kind == Kind::Name) {
                *facts.counts.entry(token.text).or_default() += 1;
            }
            facts.other_names(source);
        }
        for source in sources {
            facts.declared(source);
        }
        let (mut results, mut ids) = (HashMap::new(), HashSet::new());
        for source in sources {
            let scope = Scope::read(source, &facts);
            for function in &source.functions {
                let ty = facts.result_of(&scope, function.open, function.body);
                results.entry(function.name).and_modify(|known| *known = OTHER).or_insert(ty);
            }
            ids.extend(source.chains.iter().filter_map(|chain| container_of_ids(&scope, chain)));
        }
        facts.results = results;
        facts.ids = ids;
        facts
    }

    pub(crate) fn written(&self, tokens: &[Token<'_>]) -> Type {
        class::written(tokens, |name| self.aliases.get(name).copied(), self.asynchronous_client)
    }

    pub(crate) fn field(&self, name: &str) -> Type {
        match self.fields.get(name).copied().unwrap_or(OTHER) {
            ty if ty.is(Class::Other) => self.holds_ids(name).unwrap_or(OTHER),
            ty => ty,
        }
    }

    pub(crate) fn global(&self, name: &str) -> Type {
        self.globals.get(name).copied().unwrap_or(OTHER)
    }

    pub(crate) fn result(&self, name: &str) -> Type {
        self.results.get(name).copied().unwrap_or(OTHER)
    }

    pub(crate) fn holds_ids(&self, name: &str) -> Option<Type> {
        self.ids.contains(name).then_some(Type { class: Class::Id, around: 2 })
    }

    pub(crate) fn count(&self, name: &str) -> u32 {
        self.counts.get(name).copied().unwrap_or(0)
    }

    /// The text that stands in a range: a literal, or the name of a constant.
    pub(crate) fn text(&self, source: &Source<'a>, from: usize, to: usize) -> Option<String> {
        let from = from + usize::from(source.text(from) == "&");
        let literal = source.literal(from);
        let owned = to == from + 5
            && source.text(from + 1) == "."
            && matches!(source.text(from + 2), "to_string" | "to_owned" | "into")
            && source.text(from + 3) == "(";
        if literal.is_some() && (to == from + 1 || owned) {
            return literal;
        }
        if source.text(from) == "String" && source.text(from + 2) == "from" && to == from + 6 {
            return source.literal(from + 4);
        }
        let last = to.checked_sub(1)?;
        let is_path = (from..to).all(|at| source.tokens[at].kind == Kind::Name || source.text(at) == "::");
        if is_path && to - from <= 8 { self.texts.get(source.text(last)).cloned().flatten() } else { None }
    }

    /// `use …::SocketRef as S;`, `type S = SocketRef;`
    fn other_names(&mut self, source: &Source<'a>) {
        for at in 0..source.tokens.len() {
            match source.text(at) {
                "as" if at > 0 => {
                    let ty = self.written(&source.tokens[at - 1..at]);
                    if !ty.is(Class::Other) && source.is_silent(at) {
                        self.aliases.insert(source.text(at + 1), ty);
                    }
                }
                "type" if source.text(at + 2) == "=" => {
                    let end = (at + 3..source.tokens.len().min(at + 64)).find(|i| source.text(*i) == ";");
                    let ty = end.map_or(OTHER, |end| self.written(&source.tokens[at + 3..end]));
                    if !ty.is(Class::Other) {
                        self.aliases.insert(source.text(at + 1), ty);
                    }
                }
                _ => {}
            }
        }
    }

    fn declared(&mut self, source: &Source<'a>) {
        for at in 0..source.tokens.len() {
            match source.text(at) {
                "struct" => self.fields_of(source, at),
                "static" | "const" | "let" => self.global_and_text(source, at),
                _ => {}
            }
        }
    }

    fn fields_of(&mut self, source: &Source<'a>, at: usize) {
        let Some(open) =
            (at + 2..source.tokens.len().min(at + 32)).find(|i| matches!(source.text(*i), "{" | "(" | ";"))
        else {
            return;
        };
        let named = source.text(open) == "{";
        if source.text(open) == ";" {
            return;
        }
        for (n, (mut from, to)) in source.parts(open + 1, source.close(open)).into_iter().enumerate() {
            while source.text(from) == "#" && from + 1 < to {
                from = source.past(from + 1);
            }
            if source.text(from) == "pub" {
                from += 1;
                if source.text(from) == "(" && source.past(from) < to {
                    from = source.past(from);
                }
            }
            let name = if named { source.text(from) } else { ["0", "1", "2", "3"].get(n).copied().unwrap_or("4") };
            let start = if named { from + 2 } else { from };
            if start >= to {
                continue;
            }
            let ty = self.written(&source.tokens[start..to]);
            self.fields
                .entry(name)
                .and_modify(|known| {
                    if *known != ty {
                        *known = OTHER
                    }
                })
                .or_insert(ty);
        }
    }

    /// `static IO: OnceLock<SocketIo>`, `const SAY: &str = "say"`, `let say = "say"`.
    fn global_and_text(&mut self, source: &Source<'a>, at: usize) {
        let name = at + 1 + usize::from(source.text(at + 1) == "mut");
        if source.tokens.get(name).is_none_or(|token| token.kind != Kind::Name) {
            return;
        }
        let end = source.tokens.len().min(name + 64);
        let equals = (name + 1..end).find(|i| matches!(source.text(*i), "=" | ";")).unwrap_or(end);
        if source.text(name + 1) == ":" && source.text(at) != "let" && source.tokens[at].parent == NONE {
            let ty = self.written(&source.tokens[name + 2..equals]);
            self.globals.entry(source.text(name)).and_modify(|known| *known = OTHER).or_insert(ty);
        }
        let text = source.literal(equals + 1).filter(|_| source.text(equals + 2) == ";");
        self.texts
            .entry(source.text(name))
            .and_modify(|known| {
                if *known != text {
                    *known = None
                }
            })
            .or_insert(text);
    }

    /// What a function gives: what it says, or what its only expression is.
    fn result_of(&self, scope: &Scope<'_, 'a>, open: usize, body: (usize, usize)) -> Type {
        let source = scope.source;
        let after = source.past(open);
        if source.text(after) == "->" {
            let written = self.written(&source.tokens[after + 1..body.0.max(after + 1)]);
            if !written.is(Class::Other) {
                return written;
            }
        }
        scope.type_of(body.0 + 1, body.1)
    }
}

/// The name of a container into which a chain puts a socket's id: `users.lock().unwrap().insert(name, socket.id)`.
fn container_of_ids<'a>(scope: &Scope<'_, 'a>, chain: &Chain) -> Option<&'a str> {
    let source = scope.source;
    let Some(Step::Method { name, open }) = chain.steps.last() else { return None };
    if !matches!(source.text(*name), "insert" | "push" | "push_back") {
        return None;
    }
    let parts = source.parts(open + 1, source.close(*open));
    let &(from, to) = parts.last().filter(|_| parts.len() <= 2)?;
    if !scope.type_of(from, to).is(Class::Id) {
        return None;
    }
    let Step::Path { last, .. } = chain.steps[0] else { return None };
    let field = chain.steps[1..].iter().map_while(|step| match step {
        Step::Field { name } => Some(source.text(*name)),
        _ => None,
    });
    Some(field.last().unwrap_or(source.text(last))).filter(|name| !matches!(*name, "extensions" | "self" | "0"))
}
