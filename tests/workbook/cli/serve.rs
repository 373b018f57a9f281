//! `serve`: the first page, the next port, reloading, and ending.
