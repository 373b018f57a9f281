//! Steps of a run as an SVG sequence diagram: who sends, who hears, and who hears nothing.
//!
//! Colours are the theme's (`book/theme/workbook.css`). The picture has a title and a description, so that it can be
//! read without being seen. Arrowheads are drawn, not referred to: ids would clash where all pages become one.

use std::fmt::Write;

use transcript::{Step, is_client, shown::LINE};

use crate::{
    html::escape,
    told::{self, Did, Heard},
};

/// Room for one letter of a label, in the picture's units.
const LETTER: f32 = 7.3;
const ROW: f32 = 34.0;
const HEAD: f32 = 30.0;
/// Left of the server's line.
const LEFT: f32 = 44.0;

/// An arrow between the server and a client, in the order in which it is drawn.
struct Arrow {
    client: usize,
    what: What,
}

enum What {
    Sent(Did),
    Heard(Heard),
}

impl What {
    /// The event stays, the payload gives way.
    fn label(&self, width: usize) -> String {
        match self {
            Self::Sent(did) => did.label(width),
            Self::Heard(heard) => heard.text(width),
        }
    }
}

pub(crate) fn draw(steps: &[Step]) -> String {
    let clients = clients(steps);
    let columns = Columns::new(&clients, steps);
    let mut body = String::new();
    let mut y = HEAD + 26.0;
    for step in steps {
        if steps.len() > 1 {
            let _ = writeln!(body, "<text class=\"wb-step\" x=\"8\" y=\"{y}\">{}</text>", escape(&step.title));
            y += ROW * 0.8;
        }
        for arrow in arrows(step, &clients) {
            body.push_str(&columns.arrow(&arrow, y));
            y += ROW;
        }
        let silent = |client: &str| step.heard.iter().any(|heard| heard.client == client && heard.sounds.is_empty());
        if clients.iter().any(|client| silent(client)) {
            for (i, _) in clients.iter().enumerate().filter(|(_, client)| silent(client)) {
                let x = columns.x(i);
                let _ = writeln!(
                    body,
                    "<g class=\"wb-nothing\"><circle cx=\"{x}\" cy=\"{y}\" r=\"5\"/><text x=\"{}\" y=\"{}\">nothing</text></g>",
                    x + 10.0,
                    y + 4.0
                );
            }
            y += ROW;
        }
    }
    let (width, height) = (columns.width(), y - ROW + 30.0);
    let title = steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>().join(", then ");
    // In a box of its own that scrolls, and that a keyboard can scroll: wide scenes on narrow phones.
    format!(
        "<div class=\"wb-diagram\" tabindex=\"0\" role=\"group\" aria-label=\"Sequence diagram: {title}\">\n\
         <svg role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" style=\"min-width:{least}px\">\n\
         <title>{title}</title>\n<desc>{}</desc>\n{}{body}</svg>\n</div>",
        escape(&description(steps)),
        columns.lifelines(&clients, height),
        least = (width * 0.78).round(),
        title = escape(&title),
    )
}

/// Everybody who says or hears something, in the order in which they come.
fn clients(steps: &[Step]) -> Vec<&str> {
    let mut clients: Vec<&str> = Vec::new();
    for step in steps {
        let heard = step.heard.iter().map(|heard| heard.client.as_str());
        for client in heard.chain(step.sent.iter().map(|sent| sent.client.as_str())) {
            if !clients.contains(&client) {
                clients.push(client);
            }
        }
    }
    clients
}

fn arrows(step: &Step, clients: &[&str]) -> Vec<Arrow> {
    let column = |client: &str| clients.iter().position(|known| *known == client).unwrap_or_default();
    let sent = clients.iter().enumerate().flat_map(|(client, name)| {
        let did = told::did(step.sent.iter().filter(|sent| sent.client == **name));
        did.into_iter().map(move |did| Arrow { client, what: What::Sent(did) })
    });
    let heard = step.heard.iter().flat_map(|heard| {
        let client = column(&heard.client);
        told::heard(&heard.sounds).into_iter().map(move |heard| Arrow { client, what: What::Heard(heard) })
    });
    sent.chain(heard).collect()
}

/// Where the lifelines stand.
struct Columns {
    step: f32,
    count: usize,
}

impl Columns {
    fn new(clients: &[&str], steps: &[Step]) -> Self {
        // Wide enough for the labels at the nearest line, within reason, and for the longest name.
        let labels = steps.iter().flat_map(|step| arrows(step, clients));
        let longest =
            labels.filter(|arrow| arrow.client == 0).map(|arrow| arrow.what.label(LINE).chars().count()).max();
        let names = clients.iter().map(|client| client.chars().count()).max().unwrap_or_default() + 2;
        let letters = longest.unwrap_or_default().clamp(14, 26).max(names);
        Self { step: letters as f32 * LETTER + 18.0, count: clients.len() }
    }

    fn x(&self, client: usize) -> f32 {
        LEFT + self.step * (client + 1) as f32
    }

    fn width(&self) -> f32 {
        (self.x(self.count.max(1) - 1) + (self.step / 2.0).max(76.0)).round()
    }

    /// The names, and a line below each.
    fn lifelines(&self, clients: &[&str], height: f32) -> String {
        let mut out = String::new();
        let all = std::iter::once(("server", LEFT, "wb-server"))
            .chain(clients.iter().enumerate().map(|(i, client)| (*client, self.x(i), "wb-client")));
        for (name, x, class) in all {
            let half = (name.chars().count() as f32 * LETTER / 2.0 + 9.0).min(self.step / 2.0 + 20.0);
            let _ = writeln!(
                out,
                "<g class=\"{class}\"><line x1=\"{x}\" y1=\"{HEAD}\" x2=\"{x}\" y2=\"{}\"/>\
                 <rect x=\"{}\" y=\"4\" width=\"{}\" height=\"{}\" rx=\"4\"/>\
                 <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text></g>",
                height - 6.0,
                x - half,
                half * 2.0,
                HEAD - 4.0,
                HEAD - 8.0,
                escape(name),
            );
        }
        out
    }

    fn arrow(&self, arrow: &Arrow, y: f32) -> String {
        let x = self.x(arrow.client);
        let room = ((x - LEFT - 14.0) / LETTER) as usize;
        let (from, to, class) = match &arrow.what {
            What::Sent(_) => (x, LEFT, "wb-sends"),
            What::Heard(heard) if heard.sound.is_ack() => (LEFT, x, "wb-ack"),
            What::Heard(_) => (LEFT, x, "wb-hears"),
        };
        let point = if to > from { -8.0 } else { 8.0 };
        format!(
            "<g class=\"{class}\"><title>{}</title><line x1=\"{from}\" y1=\"{y}\" x2=\"{to}\" y2=\"{y}\"/>\
             <polygon points=\"{to},{y} {tip},{} {tip},{}\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text></g>\n",
            // The whole text, for those who point at it.
            escape(&arrow.what.label(LINE)),
            y - 4.0,
            y + 4.0,
            x - 10.0,
            y - 6.0,
            escape(&arrow.what.label(room)),
            tip = to + point,
        )
    }
}

/// The picture in words.
fn description(steps: &[Step]) -> String {
    let mut words = Vec::new();
    for step in steps {
        for sent in &step.sent {
            words.extend(told::did([sent]).iter().map(|did| format!("{} {}.", sent.client, did.words())));
        }
        for heard in &step.heard {
            let sounds: Vec<String> = told::heard(&heard.sounds).iter().map(|heard| heard.text(LINE)).collect();
            let what = if sounds.is_empty() { "nothing".to_owned() } else { sounds.join(", ") };
            let hears = if is_client(&heard.client) { " hears" } else { ":" };
            words.push(format!("{}{hears} {what}.", heard.client));
        }
        if words.len() > 40 {
            words.truncate(40);
            words.push("And so on.".to_owned());
            break;
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_in_words_what_it_shows() {
        let text = "1  alice types\n   alice → typing {\"n\":1}\n   alice ·\n   bob <b> ← typing {\"n\":1}\n";
        let run: transcript::Transcript = text.parse().expect("a transcript");
        let svg = draw(&run.steps);
        assert!(
            svg.contains("<desc>alice sends typing {&quot;n&quot;:1}. alice hears nothing. bob &lt;b&gt; hears"),
            "{svg}"
        );
        assert_eq!(svg.matches("<polygon").count(), 2);
        assert_eq!(svg.matches(">nothing<").count(), 1);
        assert!(!svg.contains("\n\n") && !svg.contains(" id="));
    }
}
