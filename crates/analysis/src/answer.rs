//! An answer, read once, and what can be asked of it.

use crate::chain::Step;
use crate::class::{Class, Type};
use crate::facts::Facts;
use crate::file::Source;
use crate::handlers::Handlers;
use crate::mention::{self, Mention};
use crate::remark::{Kind, Remark};
use crate::rules;
use crate::scope::Scope;

/// More is not said, whatever the text.
const MOST: usize = 256;

/// One file of an answer: as it was compiled, not as it lies on the disk by now.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// The events that an answer has to do with, by name.
#[derive(Debug, Clone, Copy)]
pub struct Events<'e> {
    /// Those that it registers handlers for: what a server is sent, what a client hears.
    pub on: &'e [&'e str],
    /// Those that it emits.
    pub emit: &'e [&'e str],
}

/// The text of an answer: one file, or several.
#[derive(Debug)]
pub struct Answer<'a> {
    sources: Vec<Source<'a>>,
    facts: Facts<'a>,
}

/// Everything that a rule may look at.
pub(crate) struct View<'v, 'a> {
    pub(crate) sources: &'v [Source<'a>],
    pub(crate) facts: &'v Facts<'a>,
    pub(crate) scopes: Vec<Scope<'v, 'a>>,
    pub(crate) handlers: Handlers<'a>,
}

/// A call of a method, and what it is called on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MethodCall<'v> {
    pub(crate) file: usize,
    pub(crate) chain: &'v crate::chain::Chain,
    pub(crate) step: usize,
    pub(crate) name: usize,
    pub(crate) open: usize,
}

impl<'a> Answer<'a> {
    #[must_use]
    pub fn read(files: &[File<'a>]) -> Self {
        let mut sources: Vec<_> = files.iter().map(|file| Source::read(file.name, file.text)).collect();
        let facts = Facts::read(&sources);
        for source in &mut sources {
            let dead = source.functions.iter().filter(|f| f.is_free && facts.count(f.name) == 1);
            let dead: Vec<_> = dead.map(|function| (function.at, function.body.1)).collect();
            source.silence(dead.into_iter());
        }
        Self { sources, facts }
    }

    /// What stands in the text that may explain why the answer is wrong, in the order of the files and their lines.
    ///
    /// `contract`: the events that the exercise is about.
    #[must_use]
    pub fn remarks(&self, contract: Events<'_>) -> Vec<Remark> {
        let view = self.view();
        let mut found: Vec<(usize, u32, Kind)> = Vec::new();
        for rule in rules::ALL {
            rule(&view, contract, &mut |file: usize, at: usize, kind: Kind| {
                let source = &view.sources[file];
                if found.len() < MOST && !source.is_silent(at) {
                    found.push((file, source.line(at), kind));
                }
            });
        }
        found.sort_by_key(|(file, line, _)| (*file, *line));
        let name = |file: usize| view.sources[file].name.to_owned();
        found.into_iter().map(|(file, line, kind)| Remark { kind, file: name(file), line }).collect()
    }

    /// Where the text says what one of the patterns says. [`crate::pattern`] tells how they are written.
    #[must_use]
    pub fn mentions<'w>(&self, patterns: &[&'w str]) -> Vec<Mention<'w>> {
        mention::find(&self.view(), patterns)
    }

    /// The names of the events that the text registers handlers for, and of those that it emits; sorted, each once.
    #[must_use]
    pub fn events(&self) -> (Vec<String>, Vec<String>) {
        let view = self.view();
        let names = |on| {
            let all = rules::names::events(&view).into_iter().filter(|event| event.is_on == on);
            let mut names: Vec<_> = all.map(|event| event.name).collect();
            names.sort();
            names.dedup();
            names
        };
        (names(true), names(false))
    }

    fn view(&self) -> View<'_, 'a> {
        self.sources.iter().for_each(Source::refuel);
        let scopes: Vec<_> = self.sources.iter().map(|source| Scope::read(source, &self.facts)).collect();
        let handlers = Handlers::read(&self.sources, &scopes, &self.facts);
        View { sources: &self.sources, facts: &self.facts, scopes, handlers }
    }
}

impl<'v, 'a> View<'v, 'a> {
    pub(crate) fn methods(&self) -> impl Iterator<Item = MethodCall<'v>> {
        let sources: &'v [Source<'a>] = self.sources;
        sources.iter().enumerate().flat_map(|(file, source)| {
            source.chains.iter().flat_map(move |chain| {
                chain.steps.iter().enumerate().filter_map(move |(step, kind)| match *kind {
                    Step::Method { name, open } => Some(MethodCall { file, chain, step, name, open }),
                    _ => None,
                })
            })
        })
    }

    pub(crate) fn source(&self, call: MethodCall<'_>) -> &'v Source<'a> {
        &self.sources[call.file]
    }

    pub(crate) fn word(&self, call: MethodCall<'_>) -> &'a str {
        self.sources[call.file].text(call.name)
    }

    /// What a method is called on.
    pub(crate) fn receiver(&self, call: MethodCall<'_>) -> Type {
        self.scopes[call.file].type_of_chain(call.chain, call.step)
    }

    pub(crate) fn arguments(&self, call: MethodCall<'_>) -> Vec<(usize, usize)> {
        let source = self.source(call);
        source.parts(call.open + 1, source.close(call.open))
    }

    /// The text that the first argument is, if that is known.
    pub(crate) fn first_text(&self, call: MethodCall<'_>) -> Option<String> {
        let &(from, to) = self.arguments(call).first()?;
        self.facts.text(self.source(call), from, to)
    }

    /// Whether something in the files is a class.
    pub(crate) fn is(&self, call: MethodCall<'_>, class: Class) -> bool {
        self.receiver(call).is(class)
    }
}
