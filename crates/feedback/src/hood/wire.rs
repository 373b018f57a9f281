//! What a verdict says of `wire`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "wire",
    title: "On the wire",
    next: "Let `parse` read the digit of Engine.IO as well. Predict which of your errors move.",
    misconceptions: &[
        Misconception {
            name: "query_in_the_namespace",
            subject: "a namespace that keeps its query",
            symptom: "`/admin?token=1234` is taken for the name of a namespace",
            idea: "What follows the question mark is not part of the name. Two clients with different queries are \
                   in the same namespace.",
            ask: "Are two clients of `/admin` in different namespaces because their queries differ?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "id_glued_to_the_payload",
            subject: "an id that is sought only behind a namespace",
            symptom: "`212[\"foo\"]` is refused: the digits are taken for the payload",
            idea: "Every part but the type may be missing, and each on its own. An id can follow the type directly.",
            ask: "Which parts may stand between the type and the id, and which must?",
            page: "hood/wire.md#an-id-that-is-part-of-something-else",
        },
        Misconception {
            name: "no_ids",
            subject: "a parser that does not know ids",
            symptom: "a frame with an id is refused: its digits are taken for the payload",
            idea: "Between the namespace and the payload stands a number, if the sender asks for an ack or gives one. \
                   It has no sign before it and none behind it: it ends where the digits end.",
            ask: "What do the digits before the `[` say?",
            page: "hood/wire.md#an-id-that-is-part-of-something-else",
        },
        Misconception {
            name: "count_taken_for_an_id",
            subject: "a parser that does not know the count",
            symptom: "`51-[\"baz\",..]` is refused: the count is taken for an id",
            idea: "Only binary frames have a count, and there it comes first, closed by a dash. It says how many \
                   binary messages follow this one.",
            ask: "What do the digits behind a 5 mean?",
            page: "hood/wire.md#binary",
        },
        Misconception {
            name: "one_digit_count",
            subject: "a count of one digit",
            symptom: "a frame with ten attachments is refused",
            idea: "The dash is there because the number may have any length. Read up to the dash.",
            ask: "What ends the count?",
            page: "hood/wire.md#binary",
        },
        Misconception {
            name: "root_only",
            subject: "a parser without namespaces",
            symptom: "frames for `/admin` are refused",
            idea: "A frame without a namespace belongs to \"/\". All others say where they belong, right after the \
                   type or the count.",
            ask: "What does a slash mean at that place?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "events_only",
            subject: "a parser that knows events and acks",
            symptom: "connections, goodbyes and refusals are refused",
            idea: "A connection begins and ends with frames, too. There are seven types, and the digits 0 to 6.",
            ask: "What is the first frame that a client sends?",
            page: "hood/wire.md#two-layers-in-one-line",
        },
        Misconception {
            name: "first_comma_anywhere",
            subject: "a parser that splits at the first comma",
            symptom: "`2[\"hello\",1]` is cut in two inside its payload",
            idea: "The comma closes a namespace, and there is one only where a slash stands. A comma inside the \
                   payload belongs to JSON.",
            ask: "How do you know that there is a namespace at all?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "comma_required",
            subject: "asking for the comma where nothing follows",
            symptom: "`0/admin` and `1/admin` are refused",
            idea: "The comma parts a namespace from what comes behind it. A connection without auth and a goodbye \
                   have nothing behind it, and several clients leave the comma out. Be strict in what you write, and \
                   lenient in what you read.",
            ask: "What does the comma of `1/admin,` keep apart?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "root_query_lost",
            subject: "leaving out \"/\" together with its query",
            symptom: "what was written has no query any more when it is read again",
            idea: "\"/\" goes without saying only where nothing hangs on it. A query stands behind a namespace, so \
                   where there is a query, the namespace has to be written.",
            ask: "Read what you have written: is it the same frame?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "length_in_characters",
            subject: "the frame's length in characters",
            symptom: "where something is missing at the end, `at` is too small as soon as a letter has two bytes",
            idea: "`at` is a byte, also at the end: the frame's length is `len()`. A position that counts bytes in \
                   one place and characters in another points to nowhere.",
            ask: "How long is `2/café` in bytes, and how long in characters?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "any_payload",
            subject: "a parser that takes any JSON",
            symptom: "an event that is an object is accepted",
            idea: "The type says what the payload must be. An event without a name in front is nothing that a \
                   handler could be found for.",
            ask: "Which handler would you call for `2{\"x\":1}`?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "ack_without_id",
            subject: "an ack that does not say what it answers",
            symptom: "`3[\"x\"]` is accepted",
            idea: "An ack belongs to one question. Its id is the only thing that says to which.",
            ask: "Which question does `3[\"x\"]` answer?",
            page: "hood/wire.md#part-by-part",
        },
        Misconception {
            name: "counted_in_characters",
            subject: "positions counted in characters",
            symptom: "behind `é`, positions are too small",
            idea: "A Rust string is measured in bytes, and `é` has two of them. Slices, `find` and `len` all speak \
                   of bytes.",
            ask: "How many bytes has `é`?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "position_of_serde",
            subject: "a position inside of the payload",
            symptom: "`at` is where the JSON broke, counted from the payload",
            idea: "serde_json knows nothing of the frame: its column begins to count at the payload. The offending \
                   part is the payload, and you know where it starts.",
            ask: "Where does serde_json begin to count?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "position_unknown",
            subject: "an error without a position",
            symptom: "`at` is 0, wherever the mistake is",
            idea: "Whoever reads the error has the frame in front of her and wants to know where to look. You know \
                   how far you had come.",
            ask: "How far had your parser come when it gave up?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "small_numbers",
            subject: "ids of 32 bits",
            symptom: "a large id is refused",
            idea: "The frame's field says `u64`. A number that fits there must be accepted, and one that does not \
                   must be an error.",
            ask: "Into which type do you parse the id?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "signs_in_numbers",
            subject: "`parse` on whatever comes",
            symptom: "`2+7[\"x\"]` is accepted: Rust reads `+7` as a number",
            idea: "An id is digits and nothing else. `str::parse` accepts more than that, so pick the digits first.",
            ask: "What does `\"+7\".parse::<u64>()` return?",
            page: "hood/wire.md#errors-with-a-place",
        },
        Misconception {
            name: "root_written",
            subject: "writing \"/\"",
            symptom: "\"/\" is written like any other namespace",
            idea: "A frame without a namespace belongs to \"/\". Nearly all frames do, and each is three bytes \
                   shorter for it.",
            ask: "Which frame means the same and is shorter?",
            page: "hood/wire.md#writing-what-need-not-be-written",
        },
        Misconception {
            name: "query_not_written",
            subject: "writing a namespace without its query",
            symptom: "the query is lost when the frame is written",
            idea: "What was read must be written again, or whoever passes frames on loses a part of them.",
            ask: "What does your parser say of the frame that you wrote?",
            page: "hood/wire.md#half-of-a-round-trip",
        },
        Misconception {
            name: "count_not_written",
            subject: "writing a binary frame without its count",
            symptom: "the number of attachments is lost when the frame is written",
            idea: "Without the count, whoever reads the frame does not know how many binary messages to wait for, \
                   and cannot read it at all.",
            ask: "How does the reader know which binary messages belong to the frame?",
            page: "hood/wire.md#binary",
        },
        Misconception {
            name: "blind_slices",
            subject: "a slice that does not look",
            symptom: "`parse` panics on a frame that is empty or begins with `é`",
            idea: "A slice panics when its end lies outside of the text or inside of a character. What comes over \
                   the wire can be anything, so ask before you cut: `get`, `strip_prefix` and `chars` never panic.",
            ask: "What is `&frame[..1]` of an empty frame?",
            page: "hood/wire.md#errors-with-a-place",
        },
    ],
};
