use grading::{Played, ProcessNotes, report};
fn main() {
    for grader in graders::graders() {
        let exercise = catalogue::find(grader.id).expect("an exercise");
        for scene in grader.scene_names() {
            let expected = graders::expectation(grader.id, scene);
            for wrong in &expected.wrong {
                let played = Played {
                    transcript: wrong.transcript().clone(),
                    notes: ProcessNotes::default(),
                    not_graded: None,
                    lacking: false,
                    millis: 1,
                };
                println!("##### {} {:?} {}", grader.id, scene, wrong.name);
                println!("{}", anstream::adapter::strip_str(&report::render(exercise, scene, &played, &expected)));
                println!("reason: {:?}\n", report::reason(&played, &expected));
            }
        }
    }
}
