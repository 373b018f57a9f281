//! A text as a row of tokens: without comments and white space, with lines, and with brackets that know their mates.
//!
//! A row and no tree: nothing here, or in what reads it, has to recurse, however deep a text nests.

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, strip_shebang, tokenize};

/// What is not there: the mate of a closing bracket without an opening one, the parent at the top.
pub(crate) const NONE: usize = usize::MAX;

/// The longest text that is read. What follows is not looked at.
const LONGEST: usize = 1 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a keyword.
    Name,
    /// A string: plain or raw.
    Text,
    /// Numbers, characters, bytes.
    Literal,
    Lifetime,
    Open,
    Close,
    /// Everything else. Some that belong together are one: `::`, `->`, `=>`, `..`, `||`, `&&`, `==`.
    Mark,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    /// From 1.
    pub(crate) line: u32,
    /// For a bracket: the other one. An opening one that is never closed has the end of the row.
    pub(crate) mate: usize,
    /// The opening bracket around it.
    pub(crate) parent: usize,
}

/// Reads a text. Whatever it is, there is a row of tokens for it.
pub(crate) fn read(text: &str) -> Vec<Token<'_>> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = strip_shebang(text).unwrap_or(0);
    let mut line = 1;
    for token in tokenize(&text[at..], FrontmatterAllowed::No) {
        let from = at;
        at += token.len as usize;
        let part = &text[from..at];
        if let Some(kind) = kind(token.kind) {
            push(&mut tokens, kind, part, line, text, from);
        }
        line += part.bytes().filter(|b| *b == b'\n').count() as u32;
    }
    match_brackets(&mut tokens);
    tokens
}

fn kind(kind: TokenKind) -> Option<Kind> {
    Some(match kind {
        TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } | TokenKind::Whitespace => return None,
        TokenKind::Ident | TokenKind::RawIdent | TokenKind::InvalidIdent => Kind::Name,
        TokenKind::Literal { kind: LiteralKind::Str { .. } | LiteralKind::RawStr { .. }, .. } => Kind::Text,
        TokenKind::Literal { .. } => Kind::Literal,
        TokenKind::Lifetime { .. } | TokenKind::RawLifetime => Kind::Lifetime,
        TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket => Kind::Open,
        TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket => Kind::Close,
        _ => Kind::Mark,
    })
}

/// Adds a token, or joins it to the one before if the two are written together and mean one thing.
fn push<'a>(tokens: &mut Vec<Token<'a>>, kind: Kind, part: &'a str, line: u32, text: &'a str, from: usize) {
    if kind == Kind::Mark
        && let Some(last) = tokens.last_mut()
        && last.kind == Kind::Mark
        && let Some(start) = from.checked_sub(last.text.len())
        // Written together: nothing is between the two.
        && text.get(start..).is_some_and(|rest| std::ptr::eq(last.text.as_ptr(), rest.as_ptr()))
        && matches!(
            (last.text, part),
            (":", ":") | ("-" | "=", ">") | ("." | "..", ".") | (".." | "=" | "!" | "<" | "+" | "-", "=")
                | ("|", "|") | ("&", "&")
        )
    {
        last.text = &text[start..from + part.len()];
        return;
    }
    let text = part.strip_prefix("r#").filter(|_| kind == Kind::Name).unwrap_or(part);
    tokens.push(Token { kind, text, line, mate: NONE, parent: NONE });
}

/// Closing brackets that nothing opened are passed over. Each bracket is pushed and popped once.
pub(crate) fn match_brackets(tokens: &mut [Token<'_>]) {
    let mut open: Vec<usize> = Vec::new();
    let mut waiting = [0_usize; 3];
    let which = |text: &str| usize::from(matches!(text, "[" | "]")) + 2 * usize::from(matches!(text, "{" | "}"));
    for i in 0..tokens.len() {
        let token = tokens[i];
        if token.kind == Kind::Close && waiting[which(token.text)] > 0 {
            while let Some(top) = open.pop() {
                waiting[which(tokens[top].text)] -= 1;
                tokens[top].mate = i;
                if which(tokens[top].text) == which(token.text) {
                    tokens[i].mate = top;
                    break;
                }
            }
        }
        tokens[i].parent = open.last().copied().unwrap_or(NONE);
        if token.kind == Kind::Open {
            open.push(i);
            waiting[which(token.text)] += 1;
        }
    }
    let end = tokens.len();
    for i in open {
        tokens[i].mate = end;
    }
}

/// What a string literal stands for.
pub(crate) fn value(literal: &str) -> String {
    let from = literal.find('"').map_or(0, |at| at + 1);
    let to = literal.rfind('"').filter(|to| *to >= from).unwrap_or(literal.len());
    let inner = &literal[from..to];
    if literal.starts_with('r') || !inner.contains('\\') {
        return inner.to_owned();
    }
    let mut plain = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => plain.push('\r'),
            Some('0') => plain.push('\0'),
            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            Some('x') => plain.extend(code(chars.by_ref().take(2))),
            Some('u') => plain.extend(code(chars.by_ref().skip(1).take_while(|c| *c != '}'))),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}

fn code(digits: impl Iterator<Item = char>) -> Option<char> {
    let digits: String = digits.filter(|c| *c != '_').collect();
    u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)
}
