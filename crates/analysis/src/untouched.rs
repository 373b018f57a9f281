//! Whether anybody has worked on a text.

use crate::token;

/// Whether a text is the stub but for comments and white space.
#[must_use]
pub fn untouched(text: &str, stub: &str) -> bool {
    let words = |text| token::read(text).into_iter().map(|token| token.text);
    text == stub || words(text).eq(words(stub))
}
