//! Where a text says what a pattern says.

use crate::answer::View;
use crate::chain::Step;
use crate::file::Source;
use crate::pattern::{Element, Pattern};
use crate::token::{self, Kind};

/// More is not looked for.
const MOST: usize = 256;

/// A place where a pattern stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'w> {
    /// The pattern, as it was given.
    pub pattern: &'w str,
    /// The name of the file.
    pub file: String,
    /// From 1.
    pub line: u32,
}

/// In the order of the patterns, then of the text. A pattern that is wrong stands nowhere.
pub(crate) fn find<'w>(view: &View<'_, '_>, patterns: &[&'w str]) -> Vec<Mention<'w>> {
    let mut mentions = Vec::new();
    for pattern in patterns {
        let Ok(read) = Pattern::read(pattern) else { continue };
        for (file, source) in view.sources.iter().enumerate() {
            for start in starts(view, file, &read) {
                if mentions.len() < MOST
                    && !source.is_silent(start)
                    && let Some(at) = stands(view, source, &read.elements, start)
                {
                    mentions.push(Mention { pattern, file: source.name.to_owned(), line: source.line(at) });
                }
            }
        }
    }
    mentions.dedup();
    mentions
}

/// Where a pattern may begin: everywhere, or after an expression of the type that it begins with.
fn starts(view: &View<'_, '_>, file: usize, pattern: &Pattern<'_>) -> Vec<usize> {
    let source = &view.sources[file];
    match pattern.elements.first() {
        Some(Element::Of(class)) => {
            let methods = view.methods().filter(|call| call.file == file);
            let fields = source.chains.iter().flat_map(|chain| {
                chain.steps.iter().enumerate().filter_map(move |(step, kind)| match *kind {
                    Step::Field { name } => Some((chain, step, name)),
                    _ => None,
                })
            });
            let mut starts: Vec<usize> = methods
                .map(|call| (call.chain, call.step, call.name))
                .chain(fields)
                .filter(|(chain, step, _)| view.scopes[file].type_of_chain(chain, *step).is(*class))
                .map(|(_, _, name)| name)
                .collect();
            starts.sort_unstable();
            starts
        }
        _ => (0..source.tokens.len()).collect(),
    }
}

/// The token that tells the line, if the elements stand here.
fn stands(view: &View<'_, '_>, source: &Source<'_>, elements: &[Element<'_>], start: usize) -> Option<usize> {
    let elements = match elements {
        [Element::Of(_), rest @ ..] => rest,
        all => all,
    };
    let mut at = start;
    for element in elements {
        let token = source.tokens.get(at)?;
        match *element {
            Element::Word(word) if token.text == word && token.kind != Kind::Text => at += 1,
            Element::Any => at += 1,
            Element::Text(text) => {
                let end = at + 1;
                (view.facts.text(source, at, end)? == token::value(text)).then_some(())?;
                at = end;
            }
            // Behind the opening bracket; what follows in the pattern is its mate.
            Element::Rest => {
                at = source.close(at.checked_sub(1).filter(|open| source.tokens[*open].kind == Kind::Open)?)
            }
            Element::Word(_) | Element::Of(_) => return None,
        }
    }
    // `.within(`: the name, which may stand on another line than what it is called on.
    (start..at).find(|at| source.tokens[*at].kind == Kind::Name).or(Some(start))
}
