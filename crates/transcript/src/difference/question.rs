//! One question that leads on. It presupposes nothing about the program but what was heard of it.

use super::{Difference, Form, Kind};

const TURNED_AWAY: &str = "What turns this one away?";
const CHECKED: &str = "What is checked before the answer is given?";

/// The question that fits this kind of difference, if there is one.
#[must_use]
pub fn question(of: &Difference) -> Option<&'static str> {
    let kind = of.main()?;
    // Others hear what should have been turned away, or do not hear what should not: that is no question of the address.
    let has = |form: Form| of.all().any(|kind| matches!(kind, Kind::Value { value, .. } if value.form == form));
    match kind.as_str() {
        "too_many" | "everybody" | "others" | "extra" | "one_more" | "too_often" if has(Form::ErrorDue) => {
            return Some(CHECKED);
        }
        "nobody" | "missing" | "sender_missing" if has(Form::ErrorInstead) => return Some(TURNED_AWAY),
        _ => {}
    }
    Some(match kind.as_str() {
        "sender_too" => "Which line sends it to the sender, too?",
        "only_sender" => "Which line sends it to the others?",
        "sender_missing" => "Which line sends it to the sender?",
        "nobody" => "How far does it get: is something read, is something sent, and to whom?",
        "missing" => "What do those who hear it have in common that the others have not?",
        "too_many" | "others" => "Which line chooses who hears it, and what does it go by?",
        "everybody" | "sender_alone" => {
            "To whom is it sent: to one socket, to a room, to a namespace, or to everybody?"
        }
        "too_often" | "one_more" => "In how many ways does one message reach the same client?",
        "extra" => "Which line sends it here: when does it run, and to whom does it speak?",
        "another" => "Which line sends this one, and to whom?",
        "no_ack" | "some_acks_missing" => "Does every way through your program answer, and which way is taken here?",
        "event_for_ack" | "ack_for_event" => "What does whoever asks wait for: an event, or an ack?",
        "refused" | "let_in" => "When is it decided who may come in, and by what?",
        "late" => "What is waited for before it is sent?",
        "early" => "What should have happened before it is sent?",
        "json_text" | "quoted" | "parsed_text" => "Where does the value become a text, and where a value again?",
        "list_of_one" | "out_of_list" | "spread" | "gathered" | "null_first" => {
            "What is one argument here, and what is a list of arguments?"
        }
        "as_text" | "out_of_text" => "Which type does the value have at the moment when it is sent?",
        "nested" | "unwrapped" => "Which levels does the value have, from the outside to the inside?",
        "items" => "What puts an item on this list, what takes it off, and when?",
        "off_by_one" => "What has been counted at this moment, and where does the count begin?",
        "exchanged" => "Which of the two is put where?",
        "error_due" => CHECKED,
        "error_instead" => TURNED_AWAY,
        "namespace" => "In which namespace is it sent?",
        "order" => "What has to be sent first?",
        _ => return None,
    })
}
