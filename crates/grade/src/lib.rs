//! All that an exercise needs to be graded: [`grade!`] is its whole `tests/grade.rs`. [`stage!`] makes an answer from
//! elsewhere a program that the grader starts.
//!
//! Which library brings the graders is this crate's business alone: see `Cargo.toml`.

#[cfg(windows)]
#[doc(hidden)]
pub use grade_main::*;
#[cfg(not(windows))]
#[doc(hidden)]
pub use graders_dylib::*;

/// The whole of an exercise's `tests/grade.rs`: `grade::grade!(presence);`, where the answer is the crate `presence`.
/// `grade::grade!(presence, presence_solution);` grades another one.
#[macro_export]
macro_rules! grade {
    ($id:ident) => {
        $crate::grade!($id, $id);
    };
    ($id:ident, $answer:ident) => {
        fn main() -> ::std::process::ExitCode {
            // The text that is compiled here is the one that is explained.
            let text = ::std::include_str!(::std::concat!(::std::env!("CARGO_MANIFEST_DIR"), "/src/lib.rs"));
            $crate::grade(::std::stringify!($id), $crate::answer!($id, $answer), text)
        }
    };
}

/// Behind the text of an answer from elsewhere: makes it a program that hosts itself.
#[macro_export]
macro_rules! stage {
    ($id:ident) => {
        fn main() -> ::std::process::ExitCode {
            $crate::stage($crate::answer!($id, crate))
        }
    };
}
