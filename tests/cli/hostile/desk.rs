//! Damage where editors have locked texts open, and in the folders of drafts and of what was undone.

use std::fmt::Write as _;

use snapbox::{assert_data_eq, str};

use super::files::{SPECIAL, put};
use super::{ACME, READING, SETTINGS};
use crate::support::Journal;

/// Where a text of an editor lies, and what belongs to it.
const PLACES: [&str; 4] =
    ["drafts/open", "drafts/open/log.yaml", "drafts/open/log.yaml/.lock", "drafts/open/log.yaml/log.yaml"];

/// A journal with this in that place; beside a lock lies a text.
fn with(kind: &str, place: &str) -> Journal {
    let journal = Journal::with(&[SETTINGS, ACME]);
    if place.ends_with("/.lock") {
        journal.put("drafts/open/log.yaml/log.yaml", "company: Newer\n");
    }
    put(kind, &journal.root().join(place));
    journal
}

/// What each line says with each kind of no file in that place, which stays as it is; and its exit code.
fn told(place: &str, lines: &[&str]) -> String {
    let mut told = String::new();
    // A large lock is one all the same.
    for kind in SPECIAL.into_iter().filter(|kind| *kind != "too-large" || !place.ends_with("/.lock")) {
        for line in lines {
            let journal = with(kind, place);
            let path = journal.root().join(place);
            let before = journal.everything().remove(&path);
            let ended = journal.bounded(&line.split_whitespace().collect::<Vec<_>>());
            assert_eq!(journal.everything().remove(&path), before, "{line}, {place}: {kind}");
            let _ = writeln!(told, "{kind}: reject {line}\n{}exit {}", ended.rest, ended.code);
        }
    }
    told
}

#[test]
fn what_lies_odd_where_editors_have_texts_open_is_named_and_never_opened() {
    let told = PLACES.map(|place| format!("{place}\n{}\n", told(place, &["list"])));
    assert_data_eq!(
        told.concat(),
        str![[r#"
drafts/open
device: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
device-random: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
folder: reject list
exit 0
link-loop: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
link-out: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
link-to-a-folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
link-to-nothing: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
pipe: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
socket: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
terminal: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0
too-large: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open': it is not a folder
exit 0

drafts/open/log.yaml
device: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
device-random: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
folder: reject list
exit 0
link-loop: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
link-out: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
link-to-a-folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
link-to-nothing: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
pipe: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
socket: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
terminal: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0
too-large: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': it is not a folder
exit 0

drafts/open/log.yaml/.lock
device: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
device-random: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
link-loop: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
link-out: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
link-to-a-folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
link-to-nothing: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
pipe: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
socket: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0
terminal: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml': its .lock is not a plain file
exit 0

drafts/open/log.yaml/log.yaml
device: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
device-random: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is not a plain file
exit 0
link-loop: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
link-out: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
link-to-a-folder: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
link-to-nothing: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
pipe: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is not a plain file
exit 0
socket: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is not a plain file
exit 0
terminal: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it is a link
exit 0
too-large: reject list
Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml/log.yaml': it has 100000000 bytes, and no file of more than 16777216 is read
exit 0


"#]]
    );
}

#[test]
fn no_command_waits_for_what_lies_where_editors_have_texts_open() {
    let writing = [
        "log Newer",
        "apply Newer Cook",
        "advance acme screen",
        "edit acme",
        "undo --yes",
        "plan add Rest",
        "lock",
        "unlock",
        "import nothing.csv",
        "reflect acme --answer fit/match=no",
    ];
    for place in ["drafts/open/log.yaml/.lock", "drafts/open/log.yaml/log.yaml"] {
        for kind in ["device", "pipe", "folder"] {
            let journal = with(kind, place);
            for line in READING.iter().chain(&writing) {
                let ended = journal.bounded(&line.split_whitespace().collect::<Vec<_>>());
                let named = "Not taken in, and left as it is: '[JOURNAL]/drafts/open/log.yaml";
                assert_eq!(ended.rest.matches(named).count(), 1, "{line}\n{}", ended.rest);
            }
        }
    }
}

#[test]
fn folders_of_drafts_and_of_what_was_undone_may_be_anything() {
    let lines = ["list", "log", "undo --list", "undo --yes", "lock"];
    let told = ["drafts", "trash"].map(|place| format!("{place}\n{}\n", told(place, &lines)));
    assert_data_eq!(
        told.concat(),
        str![[r#"
drafts
device: reject list
exit 0
device: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
device: reject undo --list
Nothing is left to take back.
exit 0
device: reject undo --yes
Nothing is left to take back.
exit 0
device: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
device-random: reject list
exit 0
device-random: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
device-random: reject undo --list
Nothing is left to take back.
exit 0
device-random: reject undo --yes
Nothing is left to take back.
exit 0
device-random: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
folder: reject list
exit 0
folder: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
folder: reject undo --list
Nothing is left to take back.
exit 0
folder: reject undo --yes
Nothing is left to take back.
exit 0
folder: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-loop: reject list
exit 0
link-loop: reject log
error: cannot read 'drafts'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject undo --list
Nothing is left to take back.
error: cannot read 'drafts'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject undo --yes
Nothing is left to take back.
error: cannot read 'drafts'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-out: reject list
exit 0
link-out: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-out: reject undo --list
Nothing is left to take back.
exit 0
link-out: reject undo --yes
Nothing is left to take back.
exit 0
link-out: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-to-a-folder: reject list
exit 0
link-to-a-folder: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-to-a-folder: reject undo --list
Nothing is left to take back.
exit 0
link-to-a-folder: reject undo --yes
Nothing is left to take back.
exit 0
link-to-a-folder: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-to-nothing: reject list
exit 0
link-to-nothing: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-to-nothing: reject undo --list
Nothing is left to take back.
exit 0
link-to-nothing: reject undo --yes
Nothing is left to take back.
exit 0
link-to-nothing: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
pipe: reject list
exit 0
pipe: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
pipe: reject undo --list
Nothing is left to take back.
exit 0
pipe: reject undo --yes
Nothing is left to take back.
exit 0
pipe: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
socket: reject list
exit 0
socket: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
socket: reject undo --list
Nothing is left to take back.
exit 0
socket: reject undo --yes
Nothing is left to take back.
exit 0
socket: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
terminal: reject list
exit 0
terminal: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
terminal: reject undo --list
Nothing is left to take back.
exit 0
terminal: reject undo --yes
Nothing is left to take back.
exit 0
terminal: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
too-large: reject list
exit 0
too-large: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
too-large: reject undo --list
Nothing is left to take back.
exit 0
too-large: reject undo --yes
Nothing is left to take back.
exit 0
too-large: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1

trash
device: reject list
exit 0
device: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
device: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
device-random: reject list
exit 0
device-random: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
device-random: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device-random: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device-random: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
folder: reject list
exit 0
folder: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
folder: reject undo --list
Nothing is left to take back.
exit 0
folder: reject undo --yes
Nothing is left to take back.
exit 0
folder: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-loop: reject list
exit 0
link-loop: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-loop: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-out: reject list
exit 0
link-out: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-out: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-out: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-out: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-to-a-folder: reject list
exit 0
link-to-a-folder: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-to-a-folder: reject undo --list
Nothing is left to take back.
exit 0
link-to-a-folder: reject undo --yes
Nothing is left to take back.
exit 0
link-to-a-folder: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
link-to-nothing: reject list
exit 0
link-to-nothing: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
link-to-nothing: reject undo --list
Nothing is left to take back.
exit 0
link-to-nothing: reject undo --yes
Nothing is left to take back.
exit 0
link-to-nothing: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
pipe: reject list
exit 0
pipe: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
pipe: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
socket: reject list
exit 0
socket: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
socket: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
socket: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
socket: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
terminal: reject list
exit 0
terminal: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
terminal: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
terminal: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
terminal: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1
too-large: reject list
exit 0
too-large: reject log
[1 of 6] Which company said no?
> 
error: the input ended before the questions did

  tip: nothing was written
exit 1
too-large: reject undo --list
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject undo --yes
error: cannot read 'trash/writes.yaml'
  caused by: Not a directory (os error 20)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject lock
Your cases, plan, reviews and drafts will open with a passphrase only. There is no other way in: if it is lost, so are they.
error: cannot ask for the passphrase: there is no terminal
  caused by: No such device or address (os error 6)

  tip: nothing was changed; `passphrase-command: …` in config.yaml names a command that prints it
exit 1


"#]]
    );
}
