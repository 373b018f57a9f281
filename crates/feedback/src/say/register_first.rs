//! What a verdict says of `register_first`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "register_first",
    title: "Listen first",
    next: "Count the look-ups: print a line in `load_profile`, and let one client speak ten times. How few can you get?",
    misconceptions: &[
        Misconception {
            name: "spawned",
            subject: "a registration moved into a task of its own",
            words: &["spawn("],
            without: &[],
            reached: Some(Reached::Unhandled),
            free: &[],
            symptom: "what was said in the first 200 ms is still lost",
            idea: "The connect handler has a task of its own anyway. Putting the look-up and the registration into one more \
                   changes who waits, not how long nobody listens: `on` still comes after the look-up.",
            ask: "How long after connecting does your server call `on`?",
            page: "say/register_first.md#nobody-listens-yet",
        },
        Misconception {
            name: "sleeps",
            subject: "sleeping until the profile is surely there",
            // `load_profile`, which is given, sleeps, too.
            words: &[
                "sleep(..).await; let",
                "sleep(..).await; if",
                "sleep(..).await; match",
                "sleep(..).await; $socket.",
            ],
            without: &[],
            reached: None,
            free: &[],
            symptom: "early messages are answered without the nick",
            idea: "A sleep is a guess about how long something else takes. It is too short on a bad day and too long on all \
                   others. Wait for the thing itself: its future can be awaited.",
            ask: "What does your handler know when the sleep is over?",
            page: "say/register_first.md#wait-for-the-thing-itself",
        },
        Misconception {
            name: "no_look_up",
            subject: "dropping the look-up",
            words: &[],
            without: &["load_profile("],
            reached: None,
            free: &[],
            symptom: "the name is sent where the nick of the profile is due",
            idea: "Without the look-up nothing is lost any more, but the profile was the point. The two can go together: \
                   what must come first is `on`, not the answer.",
            ask: "Where does `nick` come from?",
            page: "say/register_first.md#wait-for-the-thing-itself",
        },
        Misconception {
            name: "extension_too_late",
            subject: "an `Extension` that is not there yet",
            words: &["Extension"],
            without: &[],
            reached: Some(Reached::Skipped),
            free: &[],
            symptom: "what was said in the first 200 ms is still lost",
            idea: "The handler is registered in time, but it asks for an extension that the look-up has yet to insert. An \
                   extractor that finds nothing skips the handler, in silence.",
            ask: "What does `Extension<Profile>` do before there is one?",
            page: "say/register_first.md#an-extension-that-is-not-there-yet",
        },
        Misconception {
            name: "keeps_one",
            subject: "keeping one early message",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "of several early messages only the last is answered",
            idea: "An `Option` holds one. Whoever has just connected may send a whole page. If you keep early messages, keep \
                   all of them; or let each one's handler wait, then there is nothing to keep.",
            ask: "What happens to the first one when the second comes?",
            page: "say/register_first.md#a-place-for-one",
        },
        Misconception {
            name: "two_handlers",
            subject: "one handler for early messages and one for later ones",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "early messages are answered without the nick",
            idea: "A second `on` for the same event replaces the first one: there are never two. The early ones are heard by \
                   a handler that does not know the profile yet, and has to answer all the same.",
            ask: "What could the first handler wait for?",
            page: "say/register_first.md#wait-for-the-thing-itself",
        },
    ],
};
