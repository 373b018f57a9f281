//! What a verdict says of `flood`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "flood",
    title: "Slow down",
    next: "Let each connection say three things a second. Which lines of the table change? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "one_limit_for_all",
            subject: "one limit for everybody",
            symptom: "people who said nothing yet are refused because somebody else is loud",
            idea: "Then one loud client silences the whole server, which is what a limit should prevent. What is \
                   made in `attach` exists once; what is made in the connect handler exists once for each \
                   connection.",
            ask: "How often does the line run that makes your window?",
            page: "failure/flood.md#where-the-memory-lives",
        },
        Misconception {
            name: "one_limit_a_person",
            subject: "one limit for each name",
            symptom: "two connections of one person share ten messages",
            idea: "The contract counts each connection by itself. (Counting by person is a good idea, too, once \
                   names are proved; here anybody can take anybody's name, and use up her limit.)",
            ask: "What do the two connections of one person have in common in your code?",
            page: "failure/flood.md#where-the-memory-lives",
        },
        Misconception {
            name: "fixed_window",
            subject: "a fixed window",
            symptom: "twenty get through within half a second, around the seam of two windows",
            idea: "A window that starts anew every second, at its first message or at each second of the clock, \
                   forgets everything at the seam: nine just before it and ten just after it are nineteen within a \
                   moment. \"In any second\" wants a window that slides: each message looks back one second from \
                   itself.",
            ask: "How many can come in the last tenth of one window and the first tenth of the next?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "token_bucket",
            subject: "a token bucket",
            symptom: "fifteen get through within the first half second",
            idea: "A bucket of ten that refills by ten a second allows ten at once and, half a second later, five \
                   more. It limits the average, and that is often what one wants; \"at most ten in any second\" is a \
                   stricter promise.",
            ask: "How many tokens has the bucket handed out after half a second?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "window_since_connecting",
            subject: "a fixed window that begins with the connection",
            symptom: "around the moment at which a window starts anew, far more than ten get through",
            idea: "Ten at the end of one window and ten at the beginning of the next are twenty in a moment. \"Any second\" \
                   does not begin when you say so.",
            ask: "What could somebody send in the last tenth of a window, and in the first of the next?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "half_a_second",
            subject: "a second that is too short",
            symptom: "who has sent ten may send more before the second is over",
            idea: "A message counts for one second. Forgotten sooner, it makes room for another within the same second.",
            ask: "For how long does your code remember a message?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "shorter_than_a_second",
            subject: "a second that is nearly long enough",
            symptom: "who has sent ten may send more after most of a second",
            idea: "A window of seven tenths lets ten through in seven tenths, so seventeen in a second. It works for \
                   whoever sends slowly, and fails for whoever it is there for.",
            ask: "How many do you accept in one whole second, if somebody sends all the time?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "sleeping",
            subject: "sleeping in the handler",
            symptom: "nothing is refused; what is too much is delivered late",
            idea: "The flood is still there, only later: each message waits in a task, and the more come, the more \
                   wait. A limit that never refuses limits nothing, and the sender does not learn that she is too \
                   fast.",
            ask: "Where are the messages while they wait, and how many can there be?",
            page: "failure/flood.md#refuse-at-once",
        },
        Misconception {
            name: "dropped_silently",
            subject: "dropping without an ack",
            symptom: "what is too much gets no ack",
            idea: "The sender asked, and waits. Without an answer she will try again, and that is the opposite of \
                   slowing down.",
            ask: "What will a client do that gets no ack?",
            page: "failure/flood.md#refuse-at-once",
        },
        Misconception {
            name: "kicked_out",
            subject: "disconnecting",
            symptom: "whoever is too fast loses the connection",
            idea: "Whoever floods comes back at once, and a new connection has a fresh limit. Refusing is cheaper, and an honest client learns to slow down.",
            ask: "What limit has the connection with which she comes back?",
            page: "failure/flood.md#refuse-at-once",
        },
        Misconception {
            name: "refused_and_heard",
            subject: "refusing and going on",
            symptom: "the sender reads \"slow down\", and everybody hears her all the same",
            idea: "An ack does not end a handler. What stands below it runs, too.",
            ask: "Which line ends your handler once it has refused?",
            page: "failure/flood.md#a-refusal-without-a-return",
        },
        Misconception {
            name: "never_again",
            subject: "counting without forgetting",
            symptom: "after ten messages the connection is mute for ever",
            idea: "Ten in any second is not ten in a lifetime. What is older than a second must not count any more.",
            ask: "When does your counter go down?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "a_gap_between",
            subject: "a gap between two messages",
            symptom: "ten at once are refused, though they are within the limit",
            idea: "Ten a second is not one every tenth of a second. People send in bursts: three lines pasted, then \
                   nothing for a minute. The contract counts how many came in the last second, and not how close \
                   together.",
            ask: "Are two messages in the same millisecond more than ten in a second?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "eleven",
            subject: "`>` for `>=`",
            symptom: "eleven are accepted",
            idea: "When ten are in the window already, the next one is the eleventh.",
            ask: "How many are in the window when you still say yes?",
            page: "failure/flood.md#any-second",
        },
        Misconception {
            name: "ever_longer",
            subject: "a second of silence as the only way out",
            symptom: "somebody who speaks a little, but steadily, is refused after a while",
            idea: "The count starts anew only after a whole second without any message. Whoever says four things every \
                   half second never pauses for so long, stays under the limit, and is refused. Each message has to \
                   leave the count by itself, one second after it came.",
            ask: "When does the first message stop counting if a second one follows half a second later?",
            page: "failure/flood.md#a-second-of-silence",
        },
    ],
};
