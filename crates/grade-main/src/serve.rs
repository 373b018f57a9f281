//! Running an answer for anybody, without a grader.

use std::process::ExitCode;

use graders::{InUse, grader, in_use};
use grading::{Answer, Run};
use transcript::Judgement;

/// Runs it until nobody wants it any more. What cannot be run says why.
pub(crate) fn serve(run: &Run, answer: Answer) -> ExitCode {
    let Some(grader) = grader(&run.id) else {
        eprintln!("This workbook has no exercise {}.", run.id);
        return Judgement::NotGraded.into();
    };
    let done = match in_use(&run.id) {
        InUse::Serves => run.serve(answer, grader),
        InUse::Meets(rules, args) => run.meet(answer, grader, rules, args),
        InUse::Reads(args) => Run::for_each_line(answer, args, ToString::to_string),
        InUse::Judges(transcripts) => {
            let (names, calls): (Vec<_>, Vec<_>) = transcripts.into_iter().unzip();
            Run::for_each(answer, calls, |at, verdict| {
                let verdict = match verdict.map(|it| it == true) {
                    Some(true) => "right",
                    Some(false) => "wrong",
                    None => "it panicked",
                };
                println!("  {verdict:<5}  {}", names[at]);
            })
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{} does not run: {why}", run.id);
            Judgement::NotSolved.into()
        }
    }
}
