//! What stands where `reject` puts files of its own, and names that no case has.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use snapbox::{assert_data_eq, str};

use super::files::put;
use super::{ACME, READING, SETTINGS};
use crate::support::Journal;

const PRECIOUS: &str = "The only copy of my thesis.\n";

fn journal() -> Journal {
    let journal = Journal::with(&[SETTINGS, ACME]);
    fs::write(journal.root().join("../thesis.txt"), PRECIOUS).expect("a file");
    journal
}

fn is_precious_whole(journal: &Journal) {
    assert_eq!(fs::read_to_string(journal.root().join("../thesis.txt")).expect("the file"), PRECIOUS);
}

#[test]
fn a_lock_that_is_something_else_is_never_written() {
    let mut told = String::new();
    for kind in ["link", "hard link", "device", "folder", "link-loop", "link-to-nothing", "pipe", "socket"] {
        let journal = journal();
        let (lock, thesis) = (journal.root().join(".lock"), journal.root().join("../thesis.txt"));
        match kind {
            "link" => symlink(&thesis, &lock).expect("a link"),
            "hard link" => fs::hard_link(&thesis, &lock).expect("a link"),
            kind => put(kind, &lock),
        }
        let before = journal.everything();
        let said = [&["log", "Newer"][..], &["list"]].map(|words| journal.bounded(words));
        assert_eq!(journal.everything(), before, "{kind}");
        is_precious_whole(&journal);
        let _ = writeln!(told, "{kind}\n{}exit {}, list: exit {}", said[0].rest, said[0].code, said[1].code);
    }
    assert_data_eq!(
        told,
        str![[r#"
link
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
hard link
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
device
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
folder
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
link-loop
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
link-to-nothing
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
pipe
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0
socket
error: cannot write '[JOURNAL]/.lock'
  caused by: it is not a plain file of its own; move it away

  tip: what was there before is unchanged
exit 1, list: exit 0

"#]]
    );
}

#[test]
fn an_unpublished_file_that_is_something_else_is_never_written() {
    let mut told = String::new();
    for kind in ["link", "folder", "link-loop", "pipe", "socket"] {
        let journal = journal();
        let unpublished = journal.root().join("2026/.reject.tmp");
        match kind {
            "link" => symlink(journal.root().join("../thesis.txt"), &unpublished).expect("a link"),
            kind => put(kind, &unpublished),
        }
        let said = journal.bounded(&["advance", "acme", "screen"]);
        is_precious_whole(&journal);
        let _ = writeln!(told, "{kind}\n{}exit {}", said.rest, said.code);
    }
    assert_data_eq!(
        told,
        str![[r#"
link
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0
folder
error: cannot write '2026/2026-10-30-acme--cook.yaml'
  caused by: '.reject.tmp' beside it is in the way, and cannot be removed: Is a directory (os error 21)

  tip: what was there before is unchanged
exit 1
link-loop
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0
pipe
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0
socket
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0

"#]]
    );
}

#[test]
fn a_batch_on_its_way_takes_nothing_from_elsewhere_and_puts_nothing_there() {
    let sheet = "Company,Role,Applied\nGlobex,Cook,2026-11-02\n";
    let mut told = String::new();
    for kind in ["file", "link to a folder", "link inside", "pipe inside", "file of the same name as a pipe"]
    {
        let journal = journal();
        fs::write(journal.root().join("../jobs.csv"), sheet).expect("a file");
        let (adding, elsewhere) = (journal.root().join(".adding"), journal.root().join("../elsewhere"));
        fs::create_dir_all(elsewhere.join("2026")).expect("a folder");
        for file in ["whole", "2026/2026-11-05-theirs.yaml"] {
            fs::write(elsewhere.join(file), PRECIOUS).expect("a file");
        }
        match kind {
            "file" => journal.put(".adding", PRECIOUS),
            "link to a folder" => symlink(&elsewhere, &adding).expect("a link"),
            "link inside" => {
                journal.put(".adding/whole", "");
                symlink(elsewhere.join("2026"), adding.join("2026")).expect("a link");
                symlink("../../../thesis.txt", adding.join("plan.yaml")).expect("a link");
            }
            "pipe inside" => {
                journal.put(".adding/whole", "");
                put("pipe", &adding.join("plan.yaml"));
                put("pipe", &adding.join("2026/2026-11-05-pipe.yaml"));
            }
            _ => {
                journal.put(".adding/whole", "");
                journal.put(".adding/2026/2026-11-05-pipe.yaml", super::files::SOUND);
                put("pipe", &journal.root().join("2026/2026-11-05-pipe.yaml"));
            }
        }
        let _ = writeln!(told, "{kind}");
        for words in [&["list"][..], &["advance", "acme", "screen"], &["import", "jobs.csv", "--yes"]] {
            let ended = journal.bounded(words);
            let _ = writeln!(told, "$ reject {}\n{}", words[0], ended.told());
        }
        is_precious_whole(&journal);
        let theirs = fs::read_to_string(elsewhere.join("2026/2026-11-05-theirs.yaml")).expect("the file");
        assert_eq!(theirs, PRECIOUS, "{kind}");
        assert_eq!(fs::read_dir(elsewhere.join("2026")).expect("the folder").count(), 1, "{kind}");
    }
    assert_data_eq!(
        told,
        str![[r#"
file
$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject advance
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0

$ reject import
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Globex   Cook  application  in play  2 Nov
error: cannot write '.adding'
  caused by: it is not a folder of its own; move it away

  tip: what was there before is unchanged
exit 1

link to a folder
$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject advance
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0

$ reject import
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Globex   Cook  application  in play  2 Nov
error: cannot write '.adding'
  caused by: it is not a folder of its own; move it away

  tip: what was there before is unchanged
exit 1

link inside
$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject advance
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0

$ reject import
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Globex   Cook  application  in play  2 Nov
1 case added, in [JOURNAL]
What they say together: reject stats
exit 0

pipe inside
$ reject list
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
exit 0

$ reject advance
Acme, Cook: got to screen. Written down in 2026/2026-10-30-acme--cook.yaml
It had ended, and is in play again.
The first time you got as far as a screen.
exit 0

$ reject import
'jobs.csv': 1 row, UTF-8, split by commas
Columns: Company → company, Role → role, Applied → applied

1 case to add: 1 in play
company  role  got to       stands   begun
Globex   Cook  application  in play  2 Nov
1 case added, in [JOURNAL]
What they say together: reject stats
exit 0

file of the same name as a pipe
$ reject list
error: cannot write '2026/2026-11-05-pipe.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1

$ reject advance
error: cannot write '2026/2026-11-05-pipe.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1

$ reject import
error: cannot write '2026/2026-11-05-pipe.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1


"#]]
    );
}

#[test]
fn a_record_of_writes_that_is_something_else_stops_a_write_before_it_begins() {
    let mut told = String::new();
    for kind in ["device", "folder", "link-loop", "pipe", "socket", "too-large"] {
        let journal = journal();
        put(kind, &journal.root().join("trash/writes.yaml"));
        let case = journal.file(ACME.0);
        for words in [&["advance", "acme", "screen"][..], &["undo", "--list"], &["list"]] {
            let ended = journal.bounded(words);
            let _ = writeln!(told, "{kind}: reject {}\n{}exit {}", words[0], ended.rest, ended.code);
        }
        assert_eq!(journal.file(ACME.0), case, "{kind}");
    }
    assert_data_eq!(
        told,
        str![[r#"
device: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1
device: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject list
exit 0
folder: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1
folder: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject list
exit 0
link-loop: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: what was there before is unchanged
exit 1
link-loop: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject list
exit 0
pipe: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1
pipe: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject list
exit 0
socket: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: what was there before is unchanged
exit 1
socket: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
socket: reject list
exit 0
too-large: reject advance
error: cannot write 'trash/writes.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: what was there before is unchanged
exit 1
too-large: reject undo
error: cannot read 'trash/writes.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject list
exit 0

"#]]
    );
}

#[test]
fn names_that_no_case_has_are_passed_over_or_shown() {
    let journal = journal();
    for name in [
        "2026-11-01-line\nend",
        "2026-11-01-\u{1b}[2J\u{202e}",
        "2026-11-01-",
        "-rf",
        "2026-11-01-ACME",
        "\u{fffe}",
    ] {
        journal.put(&format!("2026/{name}.yaml"), super::files::SOUND);
    }
    fs::write(
        journal.root().join("2026").join(OsStr::from_bytes(b"2026-11-01-caf\xe9.yaml")),
        super::files::SOUND,
    )
    .expect("a file");
    fs::create_dir(journal.root().join("2026/2026-11-03-globex.yaml")).expect("a folder");
    let mut told = String::new();
    for (line, ended) in journal.read_only(&READING) {
        assert!(ended.code <= 2, "{line}");
        if ["list", "check"].contains(&line.as_str()) {
            let _ = writeln!(told, "$ reject {line}\n{}", ended.told());
        }
    }
    assert_data_eq!(
        told,
        str![[r#"
$ reject list
company  role  got to       stands           begun
Bad            application  in play          1 Nov
Acme     Cook  application  rejected 10 Nov  30 Oct
Bad            application  in play          1 Nov
Bad            application  in play          1 Nov
Bad            application  in play          1 Nov
Bad            application  in play          1 Nov
Bad            application  in play          1 Nov
Bad            application  in play          1 Nov
error: cannot read '2026/2026-11-03-globex.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

$ reject check
2026/-rf.yaml: note: the file's name is not DATE-COMPANY--ROLE.yaml; `log` will not find this case
2026/2026-11-01-␛[2J⟨U+202E⟩.yaml:2:1: note: the company is 'Bad', the file's name says otherwise; log looks for 'bad' in names
2026/2026-11-01-.yaml: note: the file's name is not DATE-COMPANY--ROLE.yaml; `log` will not find this case
2026/2026-11-01-ACME.yaml:2:1: note: the company is 'Bad', the file's name says otherwise; log looks for 'bad' in names
2026/2026-11-01-caf�.yaml:2:1: note: the company is 'Bad', the file's name says otherwise; log looks for 'bad' in names
2026/2026-11-01-line␊end.yaml:2:1: note: the company is 'Bad', the file's name says otherwise; log looks for 'bad' in names
2026/2026-11-03-globex.yaml: cannot be read: it is not a plain file
2026/⟨U+FFFE⟩.yaml: note: the file's name is not DATE-COMPANY--ROLE.yaml; `log` will not find this case
exit 1


"#]]
    );
}

#[test]
fn a_year_that_is_something_else_is_named_or_empty() {
    let mut told = String::new();
    for kind in ["file", "device", "link-loop", "link-to-a-folder", "link-to-nothing", "pipe"] {
        let journal = Journal::with(&[SETTINGS, ("2025/2025-10-30-old.yaml", super::files::SOUND)]);
        match kind {
            "file" => journal.put("2026", PRECIOUS),
            kind => put(kind, &journal.root().join("2026")),
        }
        for words in [&["list"][..], &["log", "Newer"]] {
            if words[0] == "list" || kind != "link-to-a-folder" {
                let _ = writeln!(told, "{kind}: reject {}\n{}", words[0], journal.bounded(words).told());
            }
        }
    }
    assert_data_eq!(
        told,
        str![[r#"
file: reject list
company  role  got to       stands   begun
Bad            application  in play  1 Nov
exit 0

file: reject log
error: cannot write '2026/2026-11-22-newer.yaml'
  caused by: File exists (os error 17)

  tip: what was there before is unchanged
exit 1

device: reject list
company  role  got to       stands   begun
Bad            application  in play  1 Nov
exit 0

device: reject log
error: cannot write '2026/2026-11-22-newer.yaml'
  caused by: File exists (os error 17)

  tip: what was there before is unchanged
exit 1

link-loop: reject list
error: cannot read '2026'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject log
error: cannot read '2026'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-to-a-folder: reject list
company  role  got to       stands   begun
Bad            application  in play  1 Nov
exit 0

link-to-nothing: reject list
company  role  got to       stands   begun
Bad            application  in play  1 Nov
exit 0

link-to-nothing: reject log
error: cannot write '2026/2026-11-22-newer.yaml'
  caused by: File exists (os error 17)

  tip: what was there before is unchanged
exit 1

pipe: reject list
company  role  got to       stands   begun
Bad            application  in play  1 Nov
exit 0

pipe: reject log
error: cannot write '2026/2026-11-22-newer.yaml'
  caused by: File exists (os error 17)

  tip: what was there before is unchanged
exit 1


"#]]
    );
}

#[test]
fn a_config_file_that_is_something_else_is_named() {
    let mut told = String::new();
    for kind in ["device", "folder", "link-loop", "link-to-nothing", "pipe", "too-large", "deep", "utf-16"] {
        let journal = journal();
        let config = journal.root().join("../.config/reject/config.yaml");
        match kind {
            "deep" | "utf-16" => {
                fs::create_dir_all(config.parent().expect("a folder")).expect("a folder");
                let text = if kind == "deep" { b"[\n".repeat(1_000_000) } else { b"\xff\xfej\0".to_vec() };
                fs::write(&config, text).expect("a file");
            }
            kind => put(kind, &config),
        }
        let words = ["/usr/bin/env", "-u", "REJECT_JOURNAL"];
        let home = journal.root().parent().expect("a folder").display().to_string();
        let said = journal.bounded_by(&words, &["list"]).told().replace(&home, "[HOME]");
        let _ = writeln!(told, "{kind}\n{said}");
    }
    assert_data_eq!(
        told,
        str![[r#"
device
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: it is not a plain file

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

folder
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: it is not a plain file

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

link-loop
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

link-to-nothing
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.
exit 0

pipe
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: it is not a plain file

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

too-large
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: it has more than 67108864 bytes

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

deep
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1

utf-16
error: cannot read '[HOME]/.config/reject/config.yaml'
  caused by: line 1, column 1: a byte that is not UTF-8; save the file as UTF-8

  tip: it may hold `journal: /path/to/the/journal` and `passphrase-command: a command that prints it`
exit 1


"#]]
    );
}
