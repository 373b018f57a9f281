//! The directives on a workbook of one exercise, with runs written by hand (`fixture/`).

use std::path::Path;

use crate::{expand, page::Page, problem::Problem, workbook::Workbook};

fn expand(text: &str) -> (String, Vec<Problem>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixture");
    let (workbook, book) = (Workbook::new(&root), root.join("book"));
    let page = Page::new(&workbook, &book, "emit/broadcast.md");
    let expanded = expand::expand(&page, text);
    (expanded, page.into_problems())
}

/// The page expands without a problem, and to this.
#[track_caller]
fn shows(text: &str, parts: &[&str]) {
    let (expanded, problems) = expand(text);
    assert_eq!(problems, []);
    for part in parts {
        assert!(expanded.contains(part), "{part:?} is not in\n{expanded}");
    }
}

/// The page has one problem, on this line, that says this.
#[track_caller]
fn fails(text: &str, line: usize, says: &str) {
    let (_, problems) = expand(text);
    let [problem] = &problems[..] else {
        panic!("one problem expected: {problems:?}");
    };
    assert_eq!(problem.line, line);
    assert!(problem.to_string().starts_with(&format!("book/src/emit/broadcast.md:{line}: ")), "{problem}");
    assert!(problem.to_string().contains(says), "{problem}");
}

#[test]
fn the_key_of_a_prediction_is_the_run() {
    let predict =
        |run: &str| format!("{{{{#code {run}}}}}\n\n{{{{#predict {run} \"alice types\"}}}}\nwhy\n{{{{/predict}}}}\n");
    shows(&predict("broadcast"), &["data-right=\"1 2\"", "bob and carol; not alice.", "\n\nwhy\n"]);
    shows(&predict("broadcast/io_emit"), &["data-right=\"0 1 2\"", "Everybody: alice, bob and carol."]);
}

#[test]
fn a_prediction_comes_back_with_another_step_of_its_run() {
    let predict = |step: &str| format!("{{{{#predict broadcast \"{step}\"}}}}\nwhy\n{{{{/predict}}}}\n");
    let bob = r#"[{"title":"bob types","before":["alice, bob and carol connect","alice types"],"#;
    let did =
        r#""did":[["bob","sends","typing {\"name\":\"bob\"}",""]],"clients":["alice","bob","carol"],"right":[0,2],"#;
    shows(&predict("alice types"), &["class=\"wb-rounds\"", bob, did, r#""words":"alice and carol; not bob."}"#]);
    // Nobody does anything else like it.
    let (page, _) = expand(&predict("alice, bob and carol connect"));
    assert!(!page.contains("wb-rounds"), "{page}");
}

#[test]
fn a_prediction_is_about_a_server_that_is_shown() {
    let predict = "{{#predict broadcast/io_emit \"alice types\"}}\nwhy\n{{/predict}}\n";
    fails(predict, 1, "whose code is not shown before it");
    fails(&format!("{predict}\n{{{{#code broadcast/io_emit}}}}\n"), 1, "whose code is not shown before it");
    // What a right server does is what the page speaks of.
    shows(&predict.replace("/io_emit", ""), &["bob and carol; not alice."]);
}

#[test]
fn a_prediction_can_be_about_one_event() {
    shows("{{#predict broadcast \"alice types\" typing}}\nx\n{{/predict}}\n", &["Who hears <code>typing</code>?"]);
    fails("{{#predict broadcast \"alice types\" said}}\nx\n{{/predict}}\n", 1, "nobody hears `said` in any step");
}

#[test]
fn what_is_missing_is_named_with_its_line() {
    fails(
        "\n\n{{#predict broadcast \"dave types\"}}\nx\n{{/predict}}\n",
        3,
        "its steps are \"alice, bob and carol connect\", ",
    );
    fails("{{#diagram broadcast/socket_emit \"alice types\"}}\n", 1, "transcripts/socket_emit.snap is missing");
    fails("x\n\n{{#exercise brodcast}}\n", 3, "did you mean `broadcast`?");
    fails("{{#predikt broadcast}}\n", 1, "unknown directive `predikt`");
    fails("{{#code broadcast \"socket.off\"}}\n", 1, "no line of solutions/emit/broadcast/src/lib.rs contains");
    fails("{{#diagram broadcast \"bob types\" .. \"alice types\"}}\n", 1, "run backwards");
    fails("{{#teacher broadcast}}\nok\n\n{{#diagram broadcast \"nowhere\"}}\n{{/teacher}}\n", 4, "no step");
}

#[test]
fn what_is_wrong_within_a_body_is_reported_with_what_is_wrong_around_it() {
    let (_, problems) = expand("{{#goals brodcast}}\n\n{{#diagram broadcast \"nowhere\"}}\n{{/goals}}\n");
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 1]);
}

#[test]
fn every_option_of_a_question_is_explained() {
    let quiz = "{{#quiz}}\nWhat?\n\n- [x] one\n  because\n- [ ] two\n{{/quiz}}\n";
    fails(quiz, 6, "\"two\" is not explained");
    fails("{{#quiz}}\nWhat?\n\n- [ ] one\n  a\n- [ ] two\n  b\n{{/quiz}}\n", 1, "a right option");
    let several = "{{#quiz}}\nWhat?\n\n- [x] one\n  a\n- [x] two\n  b\n- [ ] no\n  c\n{{/quiz}}\n";
    shows(several, &["type=\"checkbox\"", "Tick all that apply.", "data-right=\"0 1\""]);
}

#[test]
fn code_is_shown_as_it_is_compiled() {
    shows("{{#code broadcast/io_emit \"io.emit\"}}\n", &["```rust\nio.emit(\"typing\", &who).await.ok();\n```"]);
    shows("{{#code broadcast/stub}}\n", &["```rust\npub fn attach", "// Who should hear this?"]);
}

#[test]
fn a_plan_is_summed_and_its_order_checked() {
    let plan = "{{#plan 90}}\n- doctor: 10\n- walk broadcast\n{{/plan}}\n";
    fails(plan, 3, "`broadcast` needs `emit_all`");
    fails("{{#plan 5}}\n- doctor: 10\n{{/plan}}\n", 1, "takes 10 minutes, and 5 are there");
    shows("{{#plan 20}}\n- doctor: 10\n- talk: 5\n{{/plan}}\n", &["| 0:10 | talk | 5 |", "**End**, after 15 minutes"]);
}

#[test]
fn a_whole_page_expands() {
    let page = include_str!("../../fixture/book/page.md");
    let (expanded, problems) = expand(page);
    // The fixture's workbook has one exercise; what comes before it is looked up in the catalogue.
    assert_eq!(problems, []);
    assert!(!expanded.contains("{{#"), "{expanded}");
    assert!(expanded.contains("takes 10 minutes."));
    assert!(expanded.contains("Hint 3: nearly the answer"));
}
