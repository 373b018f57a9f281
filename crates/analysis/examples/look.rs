use analysis::{Answer, File};
fn main() {
    let mut args = std::env::args().skip(1);
    let reference = std::fs::read_to_string(args.next().unwrap()).unwrap();
    let events = Answer::read(&[File { name: "ref", text: &reference }]).events();
    let on: Vec<&str> = events.0.iter().map(String::as_str).collect();
    let emit: Vec<&str> = events.1.iter().map(String::as_str).collect();
    let events = analysis::Events { on: &on, emit: &emit };
    for path in args {
        let text = std::fs::read_to_string(&path).unwrap();
        let t = std::time::Instant::now();
        let answer = Answer::read(&[File { name: &path, text: &text }]);
        for r in answer.remarks(events) {
            println!("{}:{}: {:?}\n      | {}", r.file, r.line, r.kind, text.lines().nth(r.line as usize - 1).unwrap_or("").trim());
        }
        let e = t.elapsed();
        if e.as_millis() > 100 { println!("SLOW {path} {e:?}"); }
    }
}
