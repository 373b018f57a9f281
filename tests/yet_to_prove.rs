//! The last words of `cargo test`: what it has left out, and who proves that.

use course::Kind;

fn main() {
    // A filter or `--list` asks for something else.
    if std::env::args().len() > 1 {
        return;
    }
    let of_others = catalogue::parts().iter().skip(1).flat_map(|part| part.exercises);
    let left: usize = of_others.map(|exercise| exercise.misconceptions.len()).sum();
    if std::env::var("WORKBOOK_CHECKS").is_ok_and(|checks| checks == "all") {
        println!(
            "\nAll answers were played. Not played: the pages in a browser, a crowded machine. `.ci/run` does that.\n"
        );
        return;
    }
    println!(
        "\nPlayed: each stub, every right answer, the decoys, and the {} of the first part. Left to `.ci/run`, half an \
         hour\non two cores: {left} {} of the other parts, hostile answers, a crowded machine, the pages in a \
         browser.\nWithout the browser: `WORKBOOK_CHECKS=all cargo test`. One exercise: `cargo workbook check ID`.\n",
        Kind::Misconception.name(),
        Kind::Misconception.name(),
    );
}
