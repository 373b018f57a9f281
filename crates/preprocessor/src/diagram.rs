//! Steps of a run as a sequence diagram: who does what, who hears it, and who hears nothing.
//!
//! It is real text in a grid (`book/theme/seq.css`), so letters keep their size on a phone. Nothing in it has a style of
//! its own: how many columns there are, and how far a line reaches, are classes.

use std::fmt::Write;

use transcript::{Step, is_client};

use crate::{
    html::{self, escape},
    picture::{Dot, LABEL, Line, Picture, Said, clients},
    told,
};

pub(crate) fn draw(steps: &[Step]) -> String {
    let clients = clients(steps);
    let title = escape(&steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>().join(", then "));
    let mut out = format!(
        "<figure class=\"wb-diagram\">\n<div class=\"seq seq-n{}\" data-scrolls=\"Sequence diagram: {title}\">\n{}",
        clients.len() + 1,
        heads(&clients),
    );
    for step in steps {
        if steps.len() > 1 {
            let _ = writeln!(out, "<p class=\"seq-step\">{}</p>", escape(&step.title));
        }
        for line in &picture(step, &clients).lines {
            out.push_str(&draw_line(line, &clients));
        }
    }
    let _ = write!(
        out,
        "</div>\n<figcaption>{title}. <span class=\"seq-key\" aria-hidden=\"true\"><i class=\"hears\"></i> hears it \
         <i></i> nothing</span></figcaption>\n</figure>"
    );
    out
}

fn picture(step: &Step, clients: &[String]) -> Picture {
    let mut picture = Picture::of(clients);
    for client in clients {
        for did in told::did(step.sent.iter().filter(|sent| sent.client == *client)) {
            picture.does(client, did.label(LABEL));
        }
    }
    let said = |heard: &told::Heard| {
        let label = heard.text(LABEL);
        Said { key: heard.text(usize::MAX), label, answers: heard.sound.is_ack() }
    };
    let heard: Vec<_> = step
        .heard
        .iter()
        .map(|heard| (heard.client.as_str(), told::heard(&heard.sounds).iter().map(said).collect()))
        .collect();
    picture.hear(&heard);
    picture
}

fn heads(clients: &[String]) -> String {
    let mut out =
        "<div class=\"seq-heads\" aria-hidden=\"true\"><span><b class=\"tok srv\">S</b>server</span>".to_owned();
    for client in clients {
        let first: String = client.chars().take(1).flat_map(char::to_uppercase).collect();
        let kind = if client.contains("phone") { "tok phone" } else { "tok" };
        let _ = write!(out, "<span><b class=\"{kind}\">{}</b>{}</span>", escape(&first), escape(client));
    }
    out.push_str("</div>\n");
    out
}

/// The label in words that can be heard, and below it the line, which can only be seen.
fn draw_line(line: &Line, clients: &[String]) -> String {
    if let Some(by) = line.by {
        let (who, what) = (escape(&clients[by]), html::code(&line.label));
        return format!(
            "<p class=\"seq-label\"><b>{who}</b> {what}</p>\n<div class=\"seq-wire up seq-to{}\" aria-hidden=\"true\"></div>\n",
            by + 1
        );
    }
    let who: Vec<&str> = of(line, clients, Dot::Hears);
    let not: Vec<&str> = of(line, clients, Dot::Nothing);
    let hear = if who.len() > 1 { "hear" } else { "hears" };
    let words = match (who.as_slice(), not.as_slice()) {
        ([], _) => "<p class=\"seq-label\">Nobody hears anything.</p>".to_owned(),
        (some, none) => {
            let some = escape(&html::list(some));
            let none = if none.is_empty() { String::new() } else { format!("; not {}", escape(&html::list(none))) };
            let hear =
                if clients.iter().all(|client| is_client(client)) { format!("{some} {hear} it{none}") } else { some };
            format!("<p class=\"seq-label\">{}<span class=\"vh\">: {hear}.</span></p>", html::code(&line.label))
        }
    };
    let reach = line.dots.iter().rposition(|dot| *dot == Dot::Hears).map_or(0, |last| last + 1);
    let dots: String = line
        .dots
        .iter()
        .map(|dot| match dot {
            Dot::Hears | Dot::Extra => "<i class=\"hears\"></i>",
            Dot::Nothing | Dot::Missing => "<i></i>",
            Dot::Away => "<i class=\"away\"></i>",
        })
        .collect();
    let answers = if line.answers { " ack" } else { "" };
    format!(
        "{words}\n<div class=\"seq-wire down{answers} seq-to{reach}\" aria-hidden=\"true\"><i class=\"away\"></i>{dots}</div>\n"
    )
}

fn of<'c>(line: &Line, clients: &'c [String], wanted: Dot) -> Vec<&'c str> {
    let of = line.dots.iter().zip(clients).filter(|(dot, _)| **dot == wanted);
    of.map(|(_, client)| client.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_in_words_what_it_shows() {
        let text = "1  alice types\n   alice → typing {\"n\":1}\n   alice ·\n   bob <b> ← typing {\"n\":1}\n";
        let run: transcript::Transcript = text.parse().expect("a transcript");
        let html = draw(&run.steps);
        assert!(html.contains("<b>alice</b> <code>typing {&quot;n&quot;:1}</code>"), "{html}");
        assert!(html.contains(": bob &lt;b&gt; hears it; not alice."), "{html}");
        assert_eq!(html.matches("<i class=\"hears\"></i>").count(), 2, "one client, and the key");
        assert!(!html.contains("\n\n") && !html.contains(" id=") && !html.contains("style="));
    }
}
