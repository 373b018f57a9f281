//! Claims of the pages that no exercise grades and no other test holds, so that a new version which changes one is noticed.
//! Where a library is at fault, the test says what it does today.

mod asked;
mod raw;
mod rooms;
