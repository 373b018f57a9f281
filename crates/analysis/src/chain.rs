//! Expressions as chains: `io.to(room).emit("said", &x).await` is a root and four steps.

use crate::token::{Kind, Token};

/// How far the end of `::<…>` is looked for.
const GENERICS: usize = 256;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Where it begins: a path, from its first token to its last.
    Path {
        from: usize,
        last: usize,
    },
    /// Where it begins: something in brackets, or a literal.
    Group {
        open: usize,
    },
    /// `path(…)`: the opening bracket.
    Call {
        open: usize,
    },
    /// `path!(…)`
    Macro,
    /// `.name(…)`
    Method {
        name: usize,
        open: usize,
    },
    /// `.name`, `.0`
    Field {
        name: usize,
    },
    Await,
    /// `?`
    Try,
    /// `[…]`
    Index,
}

#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    pub(crate) steps: Vec<Step>,
}

/// All chains of a text. Those within brackets of others are listed, too.
pub(crate) fn chains(tokens: &[Token<'_>]) -> Vec<Chain> {
    let mut chains = Vec::new();
    for at in 0..tokens.len() {
        if let Some(chain) = chain(tokens, at)
            && chain.steps.len() > 1
        {
            chains.push(chain);
        }
    }
    chains
}

/// The chain that begins at a token, if one does. A name alone is one, of one step.
pub(crate) fn chain(tokens: &[Token<'_>], at: usize) -> Option<Chain> {
    let mut reader = Reader { tokens, at, steps: Vec::new() };
    reader.root()?;
    reader.postfix();
    Some(Chain { start: at, end: reader.at.min(tokens.len()), steps: reader.steps })
}

pub(crate) fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "as" | "async"
            | "await"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
            | "yield"
    )
}

/// The token after `<…>`, which begins at `at`.
pub(crate) fn after_generics(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut i = at;
    for _ in 0..GENERICS {
        let token = tokens.get(i)?;
        match token.text {
            "<" => depth += 1,
            ">" => depth = depth.checked_sub(1)?,
            ";" => return None,
            _ if token.kind == Kind::Close => return None,
            _ => {}
        }
        i = if token.kind == Kind::Open { token.mate.saturating_add(1) } else { i + 1 };
        if depth == 0 {
            return Some(i);
        }
    }
    None
}

struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    steps: Vec<Step>,
}

impl Reader<'_, '_> {
    fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.text)
    }

    /// Whether what comes before a token is the end of an expression that goes on with it.
    fn goes_on(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|i| self.tokens[i]) else { return false };
        match before.kind {
            Kind::Name => !is_keyword(before.text) || before.text == "await",
            Kind::Close => before.text != "}",
            Kind::Text | Kind::Literal => true,
            Kind::Mark => matches!(before.text, "." | "::" | "?" | "!" | "#"),
            Kind::Open | Kind::Lifetime => false,
        }
    }

    fn root(&mut self) -> Option<()> {
        let at = self.at;
        let token = *self.tokens.get(at)?;
        let before = at.checked_sub(1).map_or("", |i| self.text(i));
        match token.kind {
            Kind::Name if !is_keyword(token.text) && !matches!(before, "." | "::" | "fn") => self.path(),
            Kind::Text => {
                self.steps.push(Step::Group { open: at });
                self.at += 1;
                Some(())
            }
            Kind::Open if token.text != "{" && !self.goes_on(at) => {
                self.steps.push(Step::Group { open: at });
                self.at = token.mate.saturating_add(1);
                Some(())
            }
            // `match … { … }.emit(…)`, `async { … }.boxed()`: what is before the brackets does not matter.
            Kind::Mark if token.text == "." && before == "}" => {
                self.steps.push(Step::Group { open: self.tokens[at - 1].mate });
                Some(())
            }
            _ => None,
        }
    }

    fn path(&mut self) -> Option<()> {
        let from = self.at;
        let mut last = from;
        self.at += 1;
        while self.text(self.at) == "::" {
            match self.tokens.get(self.at + 1) {
                Some(next) if next.kind == Kind::Name => {
                    last = self.at + 1;
                    self.at += 2;
                }
                Some(next) if next.text == "<" => match after_generics(self.tokens, self.at + 1) {
                    Some(after) => self.at = after,
                    None => break,
                },
                _ => break,
            }
        }
        self.steps.push(Step::Path { from, last });
        let next = self.tokens.get(self.at);
        if next.is_some_and(|next| next.text == "!")
            && let Some(open) = self.tokens.get(self.at + 1)
            && open.kind == Kind::Open
        {
            self.steps.push(Step::Macro);
            self.at = open.mate.saturating_add(1);
        } else if let Some(open) = next
            && open.text == "("
        {
            self.steps.push(Step::Call { open: self.at });
            self.at = open.mate.saturating_add(1);
        }
        Some(())
    }

    fn postfix(&mut self) {
        loop {
            match self.text(self.at) {
                "?" => {
                    self.steps.push(Step::Try);
                    self.at += 1;
                }
                "[" => {
                    self.steps.push(Step::Index);
                    self.at = self.tokens[self.at].mate.saturating_add(1);
                }
                "(" => {
                    self.steps.push(Step::Call { open: self.at });
                    self.at = self.tokens[self.at].mate.saturating_add(1);
                }
                "." => {
                    let name = self.at + 1;
                    let Some(token) = self.tokens.get(name) else { return };
                    if !matches!(token.kind, Kind::Name | Kind::Literal) {
                        return;
                    }
                    self.at = name + 1;
                    if token.text == "await" {
                        self.steps.push(Step::Await);
                        continue;
                    }
                    if self.text(self.at) == "::"
                        && let Some(after) = after_generics(self.tokens, self.at + 1)
                    {
                        self.at = after;
                    }
                    match self.tokens.get(self.at) {
                        Some(open) if open.text == "(" => {
                            self.steps.push(Step::Method { name, open: self.at });
                            self.at = open.mate.saturating_add(1);
                        }
                        _ => self.steps.push(Step::Field { name }),
                    }
                }
                _ => return,
            }
        }
    }
}
