//! What a page of ours shows with all that changes something: it was told on the page, which no other origin can read.

use anyhow::{Context, Result};

/// The field of a request's head that it stands in.
pub(crate) const FIELD: &str = "x-workbook-token";

/// 128 bits that nobody guesses; new with each start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn new() -> Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).context("the operating system gives no random numbers")?;
        Ok(Self(format!("{:032x}", u128::from_ne_bytes(bytes))))
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
        let [one, other] = [(); 2].map(|()| Token::new().expect("random numbers"));
        assert_ne!(one, other);
        assert_eq!(one.as_str().len(), 32);
    }
}
