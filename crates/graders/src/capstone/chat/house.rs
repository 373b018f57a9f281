//! What surrounds the talk: organisations that know nothing of each other, and the front door.

use grading::scene::*;

use super::{at_acme, joins, member, room};

/// Nothing crosses from one organisation to another. Names, rooms and texts are the same in all of them.
pub(super) async fn organisations(stage: &mut Harness) {
    stage.only(&["said", "history", "whispered", "ack of rooms", "ack of who", "ack of whisper"]);
    stage.rising("id", "room");
    let [alice, gus, ines] =
        stage.enter("", [member("alice", "acme"), member("gus", "globex"), member("ines", "Initech-2")]).await;
    for id in ["hooli", "ACME", "acm", "acme-2", "initech-2", "acme/board"] {
        let [_] = stage.enter("", [member("mallory", id).refused_in_any_words()]).await;
    }
    let [bob, adam, other, iago] = stage
        .enter(
            "",
            [member("bob", "acme"), member("adam", "acme"), member("alice", "globex"), member("bob", "Initech-2")],
        )
        .await;
    let say = |client: Client, text: &str| client.emit("say", json!({"room": "kitchen", "text": text}));
    let whisper = |client: Client, to: &str| client.ask("whisper", json!({"to": to, "text": "psst"}));

    stage.step("alice and bob join acme's kitchen", joins([(alice, "kitchen"), (bob, "kitchen")])).await;
    stage.step("alice says something at acme", say(alice, "anvils are in")).await;
    stage.step("gus and globex's alice join their kitchen", joins([(gus, "kitchen"), (other, "kitchen")])).await;
    stage.step("gus says something at globex", say(gus, "who took my mug?")).await;
    stage.step("ines and Initech's bob join theirs", joins([(ines, "kitchen"), (iago, "kitchen")])).await;
    stage.step("ines says something at Initech", say(ines, "reports, please")).await;
    // Together with the organisation's name these two rooms read like the other's kitchen, whatever stands in between.
    let [ivy] = stage.enter("", [member("ivy", "Initech")]).await;
    stage.step("ivy joins two rooms at Initech", joins([(ivy, "2-kitchen"), (ivy, "-2kitchen")])).await;
    stage.step("ines says something more at Initech-2", say(ines, "and minutes")).await;
    stage.step("alice says something at acme again", say(alice, "lunch")).await;
    stage.step("adam joins acme's kitchen, too", joins([(adam, "kitchen")])).await;

    stage.step("adam joins acme's attic", joins([(adam, "attic")])).await;
    stage.step("gus asks for globex's rooms", gus.ask("rooms", json!({}))).await;
    stage.step("alice asks for acme's rooms", alice.ask("rooms", json!({}))).await;
    stage.step("gus asks who is in globex's kitchen", gus.ask("who", room("kitchen"))).await;
    stage.step("gus asks who is in an attic that only acme has", gus.ask("who", room("attic"))).await;

    stage.step("acme's bob whispers to alice", whisper(bob, "alice")).await;
    stage.step("acme's bob whispers to gus, who is at globex", whisper(bob, "gus")).await;
    stage.step("ines whispers to bob", whisper(ines, "bob")).await;
    stage.step("acme's alice leaves", alice.leave()).await;
    stage.step("acme's bob whispers to alice, who is at globex only", whisper(bob, "alice")).await;
    stage.step("gus whispers to her", whisper(gus, "alice")).await;
    stage.step("gus asks who is in globex's kitchen now", gus.ask("who", room("kitchen"))).await;

    // What only shows where several events meet. A room in which something was said ends like any other.
    let [lea] = stage.enter("", [member("lea", "Initech-2")]).await;
    stage.step("ines and Initech's bob leave", [ines.leave(), iago.leave()]).await;
    stage.step("lea asks for Initech's rooms: nobody is in any", lea.ask("rooms", json!({}))).await;
    // And ten a second are ten of both. No time passes in between.
    stage.only(&["said", "whispered", "ack of say …", "ack of whisper"]);
    stage.step("lea joins the archive", joins([(lea, "archive")])).await;
    // Who types is not counted.
    stage.at_once("lea types ten times", lea.burst("typing", 10, |_| room("archive"))).await;
    let ten = lea.ask_burst("say", 10, |n| json!({"room": "archive", "text": format!("file {n}")}));
    stage.at_once("lea says ten things at once", ten).await;
    stage.at_once("lea whispers in the same moment", whisper(lea, "lea")).await;
}

const HOOKS: [&str; 13] = [
    "name",
    "organisation",
    "sign-in",
    "alert",
    "rooms",
    "room",
    "join",
    "leave",
    "log",
    "people",
    "text",
    "send",
    "typing",
];

/// The page, and the health of the whole house.
pub(super) async fn front_door(stage: &mut Harness) {
    const HEALTH: &str = "/health";
    stage.only(&[]);
    stage.look("you open the page", "/", found).await;
    stage.get("you ask before anybody came", HEALTH).await;
    let [alice, gus] = stage.enter("", [member("alice", "acme"), member("gus", "globex")]).await;
    stage.get("you ask when two are there, at two organisations", HEALTH).await;
    let [phone, ines] = stage.enter("", [at_acme("alice").label("alice (phone)"), member("ines", "Initech-2")]).await;
    stage.get("you ask when alice is there twice, and ines once", HEALTH).await;
    let [_, _] = stage
        .enter(
            "two are refused: one has no name, the other no organisation",
            [at_acme("nobody").auth(json!({"name": ""})), member("mallory", "hooli").refused_in_any_words()],
        )
        .await;
    stage.get("you ask after that", HEALTH).await;
    stage.step("alice joins two rooms", joins([(alice, "tea"), (alice, "coffee")])).await;
    stage.get("you ask when alice is in two rooms", HEALTH).await;
    stage.step("alice's first connection leaves", alice.leave()).await;
    stage.get("you ask when alice's first connection has left", HEALTH).await;
    stage.step("gus is cut", gus.cut()).await;
    stage.get("you ask when gus is cut off", HEALTH).await;
    stage.step("ines and alice's phone leave", [ines.leave(), phone.leave()]).await;
    stage.get("you ask when all are gone", HEALTH).await;
    let [_, _, _] = stage.enter("", [at_acme("dave"), at_acme("erin"), member("fay", "globex")]).await;
    stage.get("you ask when three more have come", HEALTH).await;
}

/// What of the contract is on the page: it may look as it likes.
fn found(page: &Page<'_>) -> Vec<String> {
    let tags = tags(page.body);
    let with = |key: &str, value: &str| -> Vec<&String> { tags.iter().filter(|tag| has(tag, key, value)).collect() };
    let counted = HOOKS.map(|hook| match with("data-chat", hook).len() {
        1 => format!("one element is {hook}"),
        n => format!("{n} elements are {hook}"),
    });
    let log = with("data-chat", "log").iter().any(|tag| has(tag, "role", "log"));
    let kind = page.kind.split(';').next().unwrap_or_default().trim();
    let mut lines = vec![format!("{} {kind}", page.status)];
    lines.extend(counted);
    lines.push(if log { "the log has the role log" } else { "the log does not have the role log" }.into());
    lines
}

/// The opening tags of a page, without what scripts, styles and comments hold.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((tag, after)) = rest.split_once('>') else { break };
        rest = after;
        for raw in ["script", "style"] {
            if tag.to_lowercase().starts_with(raw) {
                let end = format!("</{raw}");
                rest = rest.find(&end).map_or("", |at| &rest[at..]);
            }
        }
        tags.push(tag.to_owned());
    }
    tags
}

/// Whether a tag has this attribute, with quotes of either kind or without.
fn has(tag: &str, key: &str, value: &str) -> bool {
    let spaced = tag.replace(['\n', '\t', '\r', '/'], " ") + " ";
    ['"', '\''].iter().any(|quote| spaced.contains(&format!(" {key}={quote}{value}{quote}")))
        || spaced.contains(&format!(" {key}={value} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hooks_are_found_in_tags_however_they_are_quoted_and_nowhere_else() {
        let page = "<!-- <p data-chat=log> --><style>[data-chat=log]{}</style><div data-chat='log'\n role=log></div>\
                    <input data-chat=text/><script>'<p data-chat=\"log\">'</script><b data-chat=\"send\">data-chat=join</b>";
        let tags = tags(page);
        let count = |hook: &str| tags.iter().filter(|tag| has(tag, "data-chat", hook)).count();
        assert_eq!([count("log"), count("text"), count("send"), count("join")], [1, 1, 1, 0]);
        assert!(tags.iter().any(|tag| has(tag, "data-chat", "log") && has(tag, "role", "log")));
    }
}
