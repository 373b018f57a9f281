//! Which part of the text runs when: the handlers that are registered, and what is within them.

use std::cell::Cell;
use std::collections::HashMap;

use crate::chain::Step;
use crate::class::Class;
use crate::facts::Facts;
use crate::file::Source;
use crate::scope::Scope;
use crate::token::Kind;

/// How many calls of a function are followed, and how far.
const CALLS: usize = 16;
const DEEPEST: u8 = 4;

/// How many handlers are known, and how many places are looked up, so that no text takes long.
const HANDLERS: usize = 512;
const LOOKUPS: u32 = 20_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Of a path that is known, or of some other.
    Namespace(Option<String>),
    Event(Option<String>),
    Fallback,
    Disconnect,
}

/// A place in an answer: file and token.
pub(crate) type Place = (usize, usize);

#[derive(Debug)]
pub(crate) struct Handler {
    pub(crate) role: Role,
    /// The word `on`.
    pub(crate) place: Place,
    /// The receiver of the call, if it is a name.
    pub(crate) receiver: Option<usize>,
    /// What runs: file, first token, end.
    pub(crate) regions: Vec<(usize, usize, usize)>,
}

#[derive(Debug)]
pub(crate) struct Handlers<'a> {
    pub(crate) all: Vec<Handler>,
    /// Where the names of functions stand.
    calls: HashMap<&'a str, Vec<Place>>,
    left: Cell<u32>,
}

impl<'a> Handlers<'a> {
    pub(crate) fn read(sources: &[Source<'a>], scopes: &[Scope<'_, 'a>], facts: &Facts<'a>) -> Self {
        let mut calls: HashMap<&'a str, Vec<Place>> = HashMap::new();
        for function in sources.iter().flat_map(|source| &source.functions) {
            calls.entry(function.name).or_default();
        }
        for (file, source) in sources.iter().enumerate() {
            for (at, token) in source.tokens.iter().enumerate() {
                if token.kind == Kind::Name
                    && (at == 0 || source.text(at - 1) != "fn")
                    && !source.is_silent(at)
                    && let Some(places) = calls.get_mut(token.text)
                    && places.len() < CALLS
                {
                    places.push((file, at));
                }
            }
        }
        let mut all = Vec::new();
        for (file, scope) in scopes.iter().enumerate() {
            for chain in &scope.source.chains {
                for (s, step) in chain.steps.iter().enumerate() {
                    let Step::Method { name, open } = *step else { continue };
                    let Some((role, argument)) = registered(scope, facts, chain, s, name, open) else { continue };
                    let receiver = match chain.steps[..s] {
                        [Step::Path { from, last }] if from == last => Some(from),
                        _ => None,
                    };
                    let regions = regions(sources, scope, file, argument);
                    all.push(Handler { role, place: (file, name), receiver, regions });
                }
            }
        }
        all.truncate(HANDLERS);
        Self { all, calls, left: Cell::new(LOOKUPS) }
    }

    /// The handlers that a place is part of: those of the innermost one around it, or of whoever calls its function.
    pub(crate) fn around(&self, sources: &[Source<'a>], place: Place) -> Vec<&Handler> {
        let mut found = Vec::new();
        self.collect(sources, place, DEEPEST, &mut found);
        found
    }

    fn collect<'s>(&'s self, sources: &[Source<'a>], place: Place, depth: u8, found: &mut Vec<&'s Handler>) {
        let left = self.left.get();
        if left == 0 {
            return;
        }
        self.left.set(left - 1);
        let contains = |&&(file, from, to): &&(usize, usize, usize)| file == place.0 && from <= place.1 && place.1 < to;
        let around = |handler: &'s Handler| Some((handler, handler.regions.iter().find(contains)?));
        let smallest = self.all.iter().filter_map(around).map(|(_, (_, from, to))| to - from).min();
        if let Some(smallest) = smallest {
            let all = self.all.iter().filter_map(around);
            found
                .extend(all.filter(|(_, (_, from, to))| to - from == smallest).map(|(handler, _)| handler).take(CALLS));
            return;
        }
        if depth == 0 || found.len() > CALLS {
            return;
        }
        let function = sources[place.0].functions.iter().rev().find(|f| f.body.0 <= place.1 && place.1 < f.body.1);
        for call in function.and_then(|function| self.calls.get(function.name)).into_iter().flatten() {
            self.collect(sources, *call, depth - 1, found);
        }
    }

    /// The one namespace that a place belongs to, if it is one and its path is known.
    pub(crate) fn namespace(&self, sources: &[Source<'a>], place: Place) -> Option<&str> {
        let mut places = vec![place];
        let mut path = None;
        for _ in 0..CALLS {
            let Some(place) = places.pop() else { return path };
            let around = self.around(sources, place);
            if around.is_empty() {
                return None;
            }
            for handler in around {
                match &handler.role {
                    Role::Namespace(Some(found)) if path.is_none_or(|path| path == found) => path = Some(found),
                    Role::Namespace(_) => return None,
                    _ => places.push(handler.place),
                }
            }
        }
        None
    }
}

/// Whether a step registers a handler: what for, and which argument it is.
fn registered<'a>(
    scope: &Scope<'_, 'a>,
    facts: &Facts<'a>,
    chain: &crate::chain::Chain,
    step: usize,
    name: usize,
    open: usize,
) -> Option<(Role, (usize, usize))> {
    let source = scope.source;
    let word = source.text(name);
    let class = match word {
        "ns" | "dyn_ns" => Class::Io,
        "on" | "on_fallback" | "on_disconnect" => Class::Socket,
        _ => return None,
    };
    if source.is_silent(name) {
        return None;
    }
    let parts = source.parts(open + 1, source.close(open));
    // `ns` with two arguments is nobody else's method; `on` may be.
    let is_ns = class == Class::Io && parts.len() == 2;
    if !is_ns && !scope.type_of_chain(chain, step).is(class) {
        return None;
    }
    let text = || parts.first().and_then(|&(from, to)| facts.text(source, from, to));
    Some(match (word, parts.as_slice()) {
        ("ns", [_, handler]) => (Role::Namespace(text()), *handler),
        ("dyn_ns", [_, handler]) => (Role::Namespace(None), *handler),
        ("on", [_, handler]) => (Role::Event(text()), *handler),
        ("on_fallback", [handler]) => (Role::Fallback, *handler),
        ("on_disconnect", [handler]) => (Role::Disconnect, *handler),
        _ => return None,
    })
}

/// What runs if an argument is a handler: itself, or the function or closure that it names.
fn regions<'a>(
    sources: &[Source<'a>],
    scope: &Scope<'_, 'a>,
    file: usize,
    argument: (usize, usize),
) -> Vec<(usize, usize, usize)> {
    let source = scope.source;
    let mut regions = vec![(file, argument.0, argument.1)];
    let Some(chain) = crate::chain::chain(&source.tokens, argument.0) else { return regions };
    let Step::Path { from, last } = chain.steps[0] else { return regions };
    if let Some((from, to)) = scope.find(from).and_then(|binding| binding.value) {
        regions.push((file, from, to));
        return regions;
    }
    let name = source.text(last);
    let mut bodies = sources.iter().enumerate().flat_map(|(file, source)| {
        source.functions.iter().filter(|f| f.name == name).map(move |f| (file, f.body.0, f.body.1))
    });
    if let (Some(body), None) = (bodies.next(), bodies.next()) {
        regions.push(body);
    }
    regions
}
