//! A constant that takes a thousand years, and no memory.
#![allow(long_running_const_eval)]

const fn spin() -> u64 {
    let mut number = 0_u64;
    while number < u64::MAX {
        number += 1;
    }
    number
}

static NUMBER: u64 = spin();

pub fn attach(_: &socketioxide::SocketIo) {
    println!("{NUMBER}");
}
