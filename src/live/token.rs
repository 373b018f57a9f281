//! What a page of ours shows with all that changes something: it was told on the page, which no other origin can read.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// The field of a request's head that it stands in.
pub(crate) const FIELD: &str = "x-workbook-token";

/// 128 bits that nobody guesses; new with each start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    /// The standard library asks the operating system for the keys of its hash maps, and a keyed hash tells nothing of
    /// its key: no crate is needed.
    pub(crate) fn new() -> Self {
        let half = |number| {
            let mut hasher = RandomState::new().build_hasher();
            hasher.write_u8(number);
            hasher.finish()
        };
        Self(format!("{:016x}{:016x}", half(1), half(2)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike() {
        let (one, other) = (Token::new(), Token::new());
        assert_ne!(one, other);
        assert_eq!(one.as_str().len(), 32);
    }
}
