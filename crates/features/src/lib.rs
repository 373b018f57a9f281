//! No code, only features: see `Cargo.toml`.
