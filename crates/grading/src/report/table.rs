//! Expected beside actual, one row a client; below each other where a line would be too long.

use std::fmt::Write;

use transcript::Step;
use transcript::shown::{Row, rows};

use super::{BAD, QUIET, WIDTH, wrap};

/// The widest cell of a table of three columns.
const CELL: usize = 29;
/// The widest name beside them: with two cells, the space between and the mark, the line is full.
const NAME: usize = WIDTH - 2 * CELL - 9;

pub(super) fn write(out: &mut String, should: &Step, did: &Step) {
    let rows = rows(should, did);
    let names = rows.iter().map(|row| row.client.chars().count()).max().unwrap_or(0);
    let cells = rows.iter().flat_map(|row| row.should.iter().chain(&row.did));
    let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
    if widest <= CELL && names <= NAME {
        side_by_side(out, &rows, names);
    } else {
        below(out, &rows, names);
    }
}

fn side_by_side(out: &mut String, rows: &[Row], names: usize) {
    let _ = writeln!(out, "  {:names$}  {QUIET}{:CELL$}  heard{QUIET:#}", "", "should hear");
    for row in rows {
        for i in 0..row.should.len().max(row.did.len()) {
            let client = if i == 0 { row.client.as_str() } else { "" };
            let cell = |lines: &[String]| lines.get(i).cloned().unwrap_or_default();
            let (should, did) = (cell(&row.should), cell(&row.did));
            let _ = write!(out, "  {client:names$}  {should:CELL$}  ");
            if row.right || i > 0 {
                let _ = writeln!(out, "{did}");
            } else {
                let _ = writeln!(out, "{BAD}{did:CELL$}  ✗{BAD:#}");
            }
        }
    }
}

fn below(out: &mut String, rows: &[Row], names: usize) {
    let names = names.min(20);
    let width = WIDTH - names - 20;
    for row in rows {
        let mut client = row.client.as_str();
        let parts: &[(&str, &[String])] = match row.right {
            true => &[("heard, rightly", &row.should)],
            false => &[("should hear", &row.should), ("heard", &row.did)],
        };
        for (label, lines) in parts {
            let (mut label, bad) = (*label, *label == "heard");
            for line in lines.iter().flat_map(|line| wrap(line, width)) {
                let (open, close) = if bad { (format!("{BAD}"), format!("{BAD:#}")) } else { Default::default() };
                let _ = writeln!(out, "  {client:names$}  {QUIET}{label:14}{QUIET:#}  {open}{line}{close}");
                (client, label) = ("", "");
            }
        }
    }
}
