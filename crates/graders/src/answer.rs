//! From a learner's module to an [`Answer`](crate::Answer).

/// The answer to an exercise that the module holds: `answer!(broadcast, some::module)`.
///
/// Most contracts are `attach(io)`. The others have an arm of their own.
#[macro_export]
macro_rules! answer {
    (server_status, $($module:ident)::+) => {
        $crate::Answer::App($($module)::+::app)
    };
    (outside, $($module:ident)::+) => {
        $crate::Answer::App($($module)::+::app)
    };
    (tenants, $($module:ident)::+) => {
        $crate::Answer::Attach(|io| $($module)::+::attach(io, &["acme", "globex", "Initech-2"]))
    };
    (chat, $($module:ident)::+) => {
        // Two organisations more than the default, of which one begins like the other, and 45 messages fewer: what is heard then shows that the default is
        // right and that the configuration is used, and a history is short enough to be read.
        $crate::Answer::App(|| {
            let mut config = $($module)::+::Config::default();
            config.organisations.extend(["Initech-2", "Initech"].map(String::from));
            config.history = config.history.saturating_sub(45);
            $($module)::+::app(config)
        })
    };
    (client_listen, $($module:ident)::+) => { $crate::call_client_listen!($($module)::+) };
    (client_ask, $($module:ident)::+) => { $crate::call_client_ask!($($module)::+) };
    (client_rejoin, $($module:ident)::+) => { $crate::call_client_rejoin!($($module)::+) };
    (write_the_check, $($module:ident)::+) => { $crate::call_write_the_check!($($module)::+) };
    (wire, $($module:ident)::+) => { $crate::call_wire!($($module)::+) };
    (two_nodes, $($module:ident)::+) => { $crate::nodes_two_nodes!($($module)::+) };
    ($exercise:ident, $($module:ident)::+) => {
        $crate::Answer::Attach($($module)::+::attach)
    };
}

/// An answer that is known to be right or wrong, for the checks.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub exercise: &'static str,
    pub kind: course::Kind,
    /// The stem of its file.
    pub name: &'static str,
    pub answer: crate::Answer,
    /// Its text. What explains a verdict reads it, and nothing else.
    pub text: &'static str,
}
