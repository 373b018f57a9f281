//! Every transcript that the workbook keeps is read, and written again as it was.

use std::path::{Path, PathBuf};

use transcript::{Transcript, snapshot_body};

#[test]
fn every_recorded_transcript_is_written_as_it_was_read() {
    let mut files = Vec::new();
    snapshots(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), &mut files);
    assert!(files.len() > 400, "only {} snapshots were found", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a snapshot");
        let body = snapshot_body(&text);
        let transcript: Transcript = body.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let again = transcript.to_string();
        let (was, is) = (body.lines(), again.lines());
        if let Some((was, is)) = was.zip(is).find(|(was, is)| was != is) {
            panic!("{}:\nread    {was}\nwritten {is}", file.display());
        }
        assert_eq!(body.trim_end(), again.trim_end(), "{}", file.display());
    }
}

fn snapshots(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if name == "target" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.extension().is_some_and(|end| end == "snap") {
            found.push(path);
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            snapshots(&path, found);
        }
    }
}
