//! What a verdict says of `bad_input`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "bad_input",
    title: "Never trust a client",
    next: "Change the limit to five characters, and predict which steps then differ. Run it.",
    misconceptions: &[
        Misconception {
            name: "length_in_bytes",
            subject: "counting bytes with `len`",
            symptom: "a text of 500 letters with accents is refused, though it has 500 characters",
            idea: "A Rust string is UTF-8, and `len` is its size in memory: one byte for an `a`, two for an `é`, \
                   four for a crab. People count characters. Rust has an iterator over those, and an iterator can be \
                   counted.",
            ask: "How many bytes has `é`, and how many characters?",
            page: "failure/bad_input.md#count-what-people-count",
        },
        Misconception {
            name: "panicking",
            subject: "`unwrap` on what a client sent",
            symptom: "a missing field ends the handler with a panic, and the sender waits for her ack for ever",
            idea: "`unwrap` says: this cannot be missing. But the other end decides what is in a message, and \
                   anybody can write the other end. Only what your own code has made sure of may be unwrapped; what \
                   comes from outside has two cases, and both need an answer.",
            ask: "Who promises you that the field is there?",
            page: "failure/bad_input.md#unwrapping-what-a-client-sent",
        },
        Misconception {
            name: "trimming",
            subject: "trimming the text",
            symptom: "the others hear something else than what was said",
            idea: "The contract counts spaces, and passes a text on as it came. Whoever cleans up input changes what \
                   people said: the indentation of a poem, a line of code, a drawing made of characters. Refuse it \
                   or pass it on.",
            ask: "Which characters of the text arrive at the others, and which did you take away?",
            page: "failure/bad_input.md#refuse-or-mend",
        },
        Misconception {
            name: "blank_is_empty",
            subject: "taking spaces for nothing",
            symptom: "a text of one space is refused",
            idea: "A space is a character, and the contract counts it. An empty text is one without any character at \
                   all, which is another question than whether you can see something.",
            ask: "How many characters has a text of one space?",
            page: "failure/bad_input.md#refuse-or-mend",
        },
        Misconception {
            name: "disconnecting",
            subject: "throwing out the sender",
            symptom: "whoever makes one mistake is disconnected, and must come back and join again",
            idea: "Most bad input is a slip: an old version of the page, a field left empty. The one who made it \
                   needs to know which field it was. Ending the connection tells her nothing, loses her rooms, and an \
                   old version that comes back does it again.",
            ask: "What does the sender learn from losing her connection?",
            page: "failure/bad_input.md#refuse-it-by-name",
        },
        Misconception {
            name: "refused_and_thrown_out",
            subject: "a refusal, and then the door",
            symptom: "whoever makes one mistake is told so, and is disconnected all the same",
            idea: "The ack has said all that there is to say. She knows what was wrong and could send it again, if she \
                   were still there and still in her rooms.",
            ask: "What should the sender be able to do once she has read the refusal?",
            page: "failure/bad_input.md#refuse-it-by-name",
        },
        Misconception {
            name: "silence",
            subject: "ignoring bad input",
            symptom: "nobody hears it, but the sender never gets an ack",
            idea: "Whoever asks with an ack waits for it. Without one she cannot tell a refusal from a slow server, \
                   and shows a spinner for ever. A refusal is an answer, too.",
            ask: "What does the sender's screen show while she waits?",
            page: "failure/bad_input.md#take-anything-then-look",
        },
        Misconception {
            name: "no_field",
            subject: "refusing without saying what",
            symptom: "the ack has an error, but not the field it is about",
            idea: "A form with two fields wants to mark the wrong one. The text of an error is for people and may \
                   change; the name of the field is for the program that shows it.",
            ask: "How does a page know which input to mark red?",
            page: "failure/bad_input.md#refuse-it-by-name",
        },
        Misconception {
            name: "typed_only",
            subject: "leaving the types to `Data<Say>`",
            symptom: "a missing field, or a number in its place, gets no ack at all",
            idea: "An extractor that fails skips the handler. Nothing in your code runs, so nothing can answer. To \
                   answer what does not fit, the handler has to receive it in a type into which everything fits, and \
                   do the checking itself.",
            ask: "Which line of your handler runs when `text` is missing?",
            page: "failure/bad_input.md#take-anything-then-look",
        },
        Misconception {
            name: "value_takes_all",
            subject: "taking `Data<Value>` for everything that can come",
            symptom: "an event without an argument, or with bytes in it, gets no ack at all",
            idea: "A `Value` holds any JSON. But nothing at all is no JSON, and neither are bytes, and a client may \
                   send either. Then `Data<Value>` fails as any other type does, and the handler is skipped. Only an \
                   extractor that cannot fail lets you answer whatever comes.",
            ask: "A client sends `join` and nothing with it. What is there for `Data` to read?",
            page: "failure/bad_input.md#nothing-and-bytes",
        },
        Misconception {
            name: "passes_everything_on",
            subject: "passing the whole payload on",
            symptom: "the others hear fields that nobody checked",
            idea: "You looked at two fields and then sent all of them. What was not looked at is exactly what an \
                   attacker puts in: a million characters in a third field, a `from` with somebody else's name. Send \
                   what you have checked, built anew.",
            ask: "Which fields did you check, and which did you send?",
            page: "failure/bad_input.md#take-anything-then-look",
        },
        Misconception {
            name: "members_only",
            subject: "asking for membership",
            symptom: "somebody who is not in the room is refused",
            idea: "In `talk_in_room` a speaker had to be in the room. Here the contract leaves it out: anybody may \
                   speak into any room, and only the input is judged.",
            ask: "Where does the contract say that a speaker must be in the room?",
            page: "failure/bad_input.md#take-anything-then-look",
        },
        Misconception {
            name: "cuts_short",
            subject: "cutting a long text",
            symptom: "the others hear the first 500 characters of a text that should be refused",
            idea: "A text that was cut looks complete to those who read it, and the speaker believes that all of it \
                   was heard. The contract refuses: the speaker still has her text and can shorten it herself.",
            ask: "How does the speaker find out that half of it is missing?",
            page: "failure/bad_input.md#refuse-or-mend",
        },
        Misconception {
            name: "under_500",
            subject: "an end that is left out",
            symptom: "a text of exactly 500 characters is refused",
            idea: "\"1 to 500\" has both ends in it. `1..500` is a range without its end; the range with it is \
                   written with one more sign.",
            ask: "Is 500 in the range that you wrote?",
            page: "failure/bad_input.md#count-what-people-count",
        },
        Misconception {
            name: "trusts_the_room",
            subject: "checking the room at `join` only",
            symptom: "anybody can speak into a room whose name nobody could join",
            idea: "The room in `say` is a string that a client wrote, like any other. That she joined something good \
                   before says nothing about what she sends now. Each handler checks what it was given.",
            ask: "Where does the room in `say` come from?",
            page: "failure/bad_input.md#every-handler-by-itself",
        },
        Misconception {
            name: "join_unchecked",
            subject: "checking `say` only",
            symptom: "`join` takes any string as a room",
            idea: "A room that nobody can speak into is still kept in a table, and its name shows up in every list \
                   of rooms. Input is everything that comes in, and `join` brings something in.",
            ask: "Which handlers take something from a client?",
            page: "failure/bad_input.md#every-handler-by-itself",
        },
        Misconception {
            name: "any_letter",
            subject: "`is_alphanumeric`",
            symptom: "a room with letters of other scripts is accepted",
            idea: "`char::is_alphanumeric` knows every letter that people write: `ü`, `ж`, `室`. The contract names \
                   37 characters. Where a list is short, write the list.",
            ask: "Is `ü` one of `a` to `z`?",
            page: "failure/bad_input.md#count-what-people-count",
        },
        Misconception {
            name: "any_case",
            subject: "`is_ascii_alphanumeric`",
            symptom: "a room with capitals is accepted",
            idea: "That method takes `A` to `Z` as well. Then `Kitchen` and `kitchen` are two rooms, and people who \
                   type the same word do not meet.",
            ask: "Which characters does that method accept that the contract does not name?",
            page: "failure/bad_input.md#count-what-people-count",
        },
        Misconception {
            name: "lower_cases",
            subject: "mending the name",
            symptom: "`Kitchen` is accepted as `kitchen`",
            idea: "Mending is friendly, and it is another contract: the client believes that she is in `Kitchen`, \
                   waits for messages from a room of that name, and they carry another. Refuse, and let the client \
                   say what she means.",
            ask: "Which room does the client believe to be in?",
            page: "failure/bad_input.md#refuse-or-mend",
        },
        Misconception {
            name: "empty_room",
            subject: "`all` on an empty string",
            symptom: "a room without any character is accepted",
            idea: "`all` asks whether some character breaks the rule. In an empty string no character does, so the \
                   answer is yes. \"All of them are good\" and \"there is at least one\" are two checks.",
            ask: "What is `\"\".chars().all(char::is_uppercase)`?",
            page: "failure/bad_input.md#all-of-nothing",
        },
        Misconception {
            name: "rooms_of_any_length",
            subject: "checking characters, not the length",
            symptom: "a room with 33 characters is accepted",
            idea: "Names of rooms are kept for as long as somebody is in them. Without a limit one client fills the \
                   memory with a few of them, each of its characters perfectly good.",
            ask: "How long may the longest room be, and which line says so?",
            page: "failure/bad_input.md#all-of-nothing",
        },
    ],
};
