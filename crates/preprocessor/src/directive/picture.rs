//! `{{#diagram REF "FROM" .. "TO"}}`: steps of a run as a sequence diagram.

use super::{Expanded, form};
use crate::{args::Arg, diagram, page::Page};

pub(super) fn diagram(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let (reference, from, to) = match args {
        [Arg::Word(reference), Arg::Text(step)] => (reference, step, step),
        [Arg::Word(reference), Arg::Text(from), Arg::To, Arg::Text(to)] => (reference, from, to),
        _ => return form("diagram", "{{#diagram REF \"STEP\"}} or {{#diagram REF \"FROM\" .. \"TO\"}}"),
    };
    let run = page.workbook.run(reference)?;
    let range = run.range(from, to)?;
    Ok(diagram::draw(&run.transcript.steps[range]))
}
