//! Twice as much each time: no compiler comes to an end with it.
#![recursion_limit = "1000000"]

macro_rules! grows {
    ($($all:tt)*) => {
        grows! { $($all)* $($all)* }
    };
}

grows! { x }

pub fn attach(_: &socketioxide::SocketIo) {}
