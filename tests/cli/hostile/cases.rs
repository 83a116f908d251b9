//! Cases that cannot be read, all of them in one journal.

use std::fmt::Write as _;
use std::fs;

use snapbox::{assert_data_eq, str};

use super::files::{SPECIAL, put, readable, unreadable};
use super::{ACME, READING, SETTINGS};
use crate::support::Journal;

fn file(name: &str) -> String {
    format!("2026/2026-11-01-{name}.yaml")
}

/// Every damage there is, beside a sound case.
fn damaged() -> Journal {
    let journal = Journal::with(&[SETTINGS, ACME]);
    for (name, bytes) in unreadable() {
        journal.put(&file(name), bytes);
    }
    for kind in SPECIAL {
        put(kind, &journal.root().join(file(kind)));
    }
    journal
}

#[test]
fn each_is_named_with_its_place_and_the_rest_is_listed() {
    let journal = damaged();
    assert_data_eq!(
        journal.bounded(&["list"]).told(),
        str![[r#"
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-alias-explodes.yaml'
  caused by: line 14, column 6: tags[0]: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-alias-explodes`
error: cannot read '2026/2026-11-01-alias-of-a-long-text.yaml'
  caused by: line 3, column 7: tags[166]: its aliases (such as '*name') stand for more than 16777216 bytes

  tip: nothing was changed; mend it with `reject edit 2026-11-01-alias-of-a-long-text`
error: cannot read '2026/2026-11-01-alias-to-itself.yaml'
  caused by: line 3, column 7: tags[0]: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-alias-to-itself`
error: cannot read '2026/2026-11-01-alias-to-nothing.yaml'
  caused by: line 3, column 7: unknown anchor

  tip: nothing was changed; mend it with `reject edit 2026-11-01-alias-to-nothing`
error: cannot read '2026/2026-11-01-conflict.yaml'
  caused by: line 6, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend it with `reject edit 2026-11-01-conflict`
error: cannot read '2026/2026-11-01-day-that-is-none.yaml'
  caused by: line 4, column 7: date: '2026-02-30' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-day-that-is-none`
error: cannot read '2026/2026-11-01-deep-blocks.yaml'
  caused by: line 3, column 3: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-deep-blocks`
error: cannot read '2026/2026-11-01-deep-lists.yaml'
  caused by: line 2, column 1010: more than 1000 brackets stand within each other

  tip: nothing was changed; mend it with `reject edit 2026-11-01-deep-lists`
error: cannot read '2026/2026-11-01-deep-lists-in-lines.yaml'
  caused by: line 1002, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend it with `reject edit 2026-11-01-deep-lists-in-lines`
error: cannot read '2026/2026-11-01-deep-maps.yaml'
  caused by: line 2, column 4010: more than 1000 brackets stand within each other

  tip: nothing was changed; mend it with `reject edit 2026-11-01-deep-maps`
error: cannot read '2026/2026-11-01-device.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-device-random.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-empty.yaml'
  caused by: line 1, column 1: nothing is in it; expected 'company:' and dated events

  tip: nothing was changed; mend it with `reject edit 2026-11-01-empty`
error: cannot read '2026/2026-11-01-folder.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-key-is-a-list.yaml'
  caused by: line 2, column 3: a list stands here; expected a word or a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-key-is-a-list`
error: cannot read '2026/2026-11-01-key-twice.yaml'
  caused by: line 3, column 1: the key 'company' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-key-twice`
error: cannot read '2026/2026-11-01-key-twice-in-an-event.yaml'
  caused by: line 6, column 1: the key 'event' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-key-twice-in-an-event`
error: cannot read '2026/2026-11-01-key-twice-inside.yaml'
  caused by: line 11, column 3: reasons[0]: the key 'reason' stands here twice

  tip: nothing was changed; mend it with `reject edit 2026-11-01-key-twice-inside`
error: cannot read '2026/2026-11-01-latin-1.yaml'
  caused by: line 3, column 10: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend it with `reject edit 2026-11-01-latin-1`
error: cannot read '2026/2026-11-01-link-loop.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-link-out.yaml'
  caused by: line 1, column 1: not what was expected: string "hello", expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-link-out`
error: cannot read '2026/2026-11-01-link-to-a-folder.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-link-to-nothing.yaml'
  caused by: No such file or directory (os error 2)

  tip: nothing was changed
error: cannot read '2026/2026-11-01-list.yaml'
  caused by: line 2, column 1: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-list`
error: cannot read '2026/2026-11-01-nothing-but-a-remark.yaml'
  caused by: line 1, column 1: nothing is in it; expected 'company:' and dated events

  tip: nothing was changed; mend it with `reject edit 2026-11-01-nothing-but-a-remark`
error: cannot read '2026/2026-11-01-nothing-but-dashes.yaml'
  caused by: line 1, column 1: nothing is in it; expected 'company:' and dated events

  tip: nothing was changed; mend it with `reject edit 2026-11-01-nothing-but-dashes`
error: cannot read '2026/2026-11-01-nul.yaml'
  caused by: line 2, column 11: a control character (U+0000) stands here; take it out

  tip: nothing was changed; mend it with `reject edit 2026-11-01-nul`
error: cannot read '2026/2026-11-01-open-quote.yaml'
  caused by: line 3, column 1: found unexpected end of stream, while scanning a quoted scalar at line 2 column 10

  tip: nothing was changed; mend it with `reject edit 2026-11-01-open-quote`
error: cannot read '2026/2026-11-01-pipe.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-round-too-large.yaml'
  caused by: line 10, column 8: round: '99999999999999999999' is not a whole number from 1

  tip: nothing was changed; mend it with `reject edit 2026-11-01-round-too-large`
error: cannot read '2026/2026-11-01-socket.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-tab.yaml'
  caused by: line 2, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend it with `reject edit 2026-11-01-tab`
error: cannot read '2026/2026-11-01-tab-inside.yaml'
  caused by: line 3, column 1: a tab stands here; indent with spaces, while scanning a plain scalar at line 2 column 10

  tip: nothing was changed; mend it with `reject edit 2026-11-01-tab-inside`
error: cannot read '2026/2026-11-01-tag-of-a-program.yaml'
  caused by: line 1, column 5: a list stands here; expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-tag-of-a-program`
error: cannot read '2026/2026-11-01-terminal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-too-large.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
error: cannot read '2026/2026-11-01-utf-16.yaml'
  caused by: line 1, column 1: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend it with `reject edit 2026-11-01-utf-16`
error: cannot read '2026/2026-11-01-utf-16-be.yaml'
  caused by: line 1, column 1: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend it with `reject edit 2026-11-01-utf-16-be`
error: cannot read '2026/2026-11-01-word.yaml'
  caused by: line 1, column 1: not what was expected: string "hello", expected keys and values, such as 'company: Acme'

  tip: nothing was changed; mend it with `reject edit 2026-11-01-word`
error: cannot read '2026/2026-11-01-yaml-of-another-version.yaml'
  caused by: line 1, column 1: found incompatible YAML document

  tip: nothing was changed; mend it with `reject edit 2026-11-01-yaml-of-another-version`
error: cannot read '2026/2026-11-01-year-0000.yaml'
  caused by: line 4, column 7: date: '0000-00-00' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-year-0000`
error: cannot read '2026/2026-11-01-year-99999.yaml'
  caused by: line 4, column 7: date: '99999-01-01' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-year-99999`
error: cannot read '2026/2026-11-01-year-minus.yaml'
  caused by: line 4, column 7: date: '-2026-01-01' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-01-year-minus`
exit 1

"#]]
    );
    assert_data_eq!(
        journal.bounded(&["check"]).told(),
        str![[r#"
2026/2026-11-01-alias-explodes.yaml:14:6: tags[0]: a list stands here; expected a text
2026/2026-11-01-alias-of-a-long-text.yaml:3:7: tags[166]: its aliases (such as '*name') stand for more than 16777216 bytes
2026/2026-11-01-alias-to-itself.yaml:3:7: tags[0]: a list stands here; expected a text
2026/2026-11-01-alias-to-nothing.yaml:3:7: unknown anchor
2026/2026-11-01-conflict.yaml:6:1: git left both sides of a conflict from here on; keep what is right, and take its marks out
2026/2026-11-01-day-that-is-none.yaml:4:7: date: '2026-02-30' is not a date; expected YYYY-MM-DD
2026/2026-11-01-deep-blocks.yaml:3:3: company: a list stands here; expected a text
2026/2026-11-01-deep-lists-in-lines.yaml:1002:1: more than 1000 brackets stand within each other
2026/2026-11-01-deep-lists.yaml:2:1010: more than 1000 brackets stand within each other
2026/2026-11-01-deep-maps.yaml:2:4010: more than 1000 brackets stand within each other
2026/2026-11-01-device-random.yaml: cannot be read: it is not a plain file
2026/2026-11-01-device.yaml: cannot be read: it is not a plain file
2026/2026-11-01-empty.yaml:1:1: nothing is in it; expected 'company:' and dated events
2026/2026-11-01-folder.yaml: cannot be read: it is not a plain file
2026/2026-11-01-key-is-a-list.yaml:2:3: a list stands here; expected a word or a text
2026/2026-11-01-key-twice-in-an-event.yaml:6:1: the key 'event' stands here twice
2026/2026-11-01-key-twice-inside.yaml:11:3: reasons[0]: the key 'reason' stands here twice
2026/2026-11-01-key-twice.yaml:3:1: the key 'company' stands here twice
2026/2026-11-01-latin-1.yaml:3:10: a byte that is not UTF-8; save the file as UTF-8
2026/2026-11-01-link-loop.yaml: cannot be read: Too many levels of symbolic links (os error 40)
2026/2026-11-01-link-out.yaml:1:1: not what was expected: string "hello", expected keys and values, such as 'company: Acme'
2026/2026-11-01-link-to-a-folder.yaml: cannot be read: it is not a plain file
2026/2026-11-01-link-to-nothing.yaml: cannot be read: No such file or directory (os error 2)
2026/2026-11-01-list.yaml:2:1: a list stands here; expected keys and values, such as 'company: Acme'
2026/2026-11-01-nothing-but-a-remark.yaml:1:1: nothing is in it; expected 'company:' and dated events
2026/2026-11-01-nothing-but-dashes.yaml:1:1: nothing is in it; expected 'company:' and dated events
2026/2026-11-01-nul.yaml:2:11: a control character (U+0000) stands here; take it out
2026/2026-11-01-open-quote.yaml:3:1: found unexpected end of stream, while scanning a quoted scalar at line 2 column 10
2026/2026-11-01-pipe.yaml: cannot be read: it is not a plain file
2026/2026-11-01-round-too-large.yaml:10:8: round: '99999999999999999999' is not a whole number from 1
2026/2026-11-01-socket.yaml: cannot be read: it is not a plain file
2026/2026-11-01-tab-inside.yaml:3:1: a tab stands here; indent with spaces, while scanning a plain scalar at line 2 column 10
2026/2026-11-01-tab.yaml:2:1: nothing begins with this character; indent with spaces, and put quotes around a text
2026/2026-11-01-tag-of-a-program.yaml:1:5: a list stands here; expected keys and values, such as 'company: Acme'
2026/2026-11-01-terminal.yaml: cannot be read: it is not a plain file
2026/2026-11-01-too-large.yaml: cannot be read: it has 100000000 bytes, and no file of more than 16777216 is read
2026/2026-11-01-utf-16-be.yaml:1:1: a byte that is not UTF-8; save the file as UTF-8
2026/2026-11-01-utf-16.yaml:1:1: a byte that is not UTF-8; save the file as UTF-8
2026/2026-11-01-word.yaml:1:1: not what was expected: string "hello", expected keys and values, such as 'company: Acme'
2026/2026-11-01-yaml-of-another-version.yaml:1:1: found incompatible YAML document
2026/2026-11-01-year-0000.yaml:4:7: date: '0000-00-00' is not a date; expected YYYY-MM-DD
2026/2026-11-01-year-99999.yaml:4:7: date: '99999-01-01' is not a date; expected YYYY-MM-DD
2026/2026-11-01-year-minus.yaml:4:7: date: '-2026-01-01' is not a date; expected YYYY-MM-DD
exit 1

"#]]
    );
}

#[test]
fn each_reading_command_passes_them_over_and_leaves_them_as_they_are() {
    let journal = damaged();
    let named = journal.bounded(&["list"]).rest;
    let mut codes = String::new();
    for (line, ended) in journal.read_only(&READING) {
        let all = if ended.rest.ends_with(&named) { ", each named" } else { "" };
        let _ = writeln!(codes, "{line}: exit {}{all}", ended.code);
    }
    assert_data_eq!(
        codes,
        str![[r#"
: exit 1
--brief: exit 1
list: exit 1, each named
list --json: exit 1, each named
show acme: exit 0
stats: exit 1, each named
stats all: exit 1, each named
stats --by month: exit 1, each named
stats --json: exit 1, each named
report -o -: exit 1, each named
report -o - --anonymous: exit 1, each named
report -o - --svg sankey: exit 1, each named
export --format csv: exit 1, each named
export --format json: exit 1, each named
export --format jsonl: exit 1, each named
export --format markdown: exit 1, each named
export --format ics: exit 1, each named
export --format sankeymatic: exit 1, each named
export --format proof: exit 1, each named
check: exit 1
review: exit 1, each named
review list: exit 0
review show last: exit 2
plan: exit 1, each named
plan --all: exit 1, each named
undo --list: exit 0
prompts: exit 0
letter: exit 0
letter thank-you acme: exit 0
stale: exit 1, each named

"#]]
    );
}

#[test]
fn nothing_is_ever_added_to_one() {
    let journal = damaged();
    let names = unreadable().into_iter().map(|(name, _)| name).chain(SPECIAL);
    let listed = journal.bounded(&["list"]).rest;
    for name in names {
        for words in
            [["advance", &format!("2026-11-01-{name}"), "screen"], ["feedback", &file(name), "--asked"]]
        {
            let before = journal.everything();
            let ended = journal.bounded(&words);
            let (code, said) = (ended.code, ended.rest);
            assert!(code == 1 && said.starts_with("error: cannot read '2026/2026-11-01-"), "{name}: {said}");
            assert!(listed.contains(&said), "{name} is named as in the list\n{said}");
            let mut after = journal.everything();
            after.remove(&journal.root().join(".lock"));
            let mut before = before;
            before.remove(&journal.root().join(".lock"));
            assert_eq!(after, before, "{name}");
        }
    }
    assert_eq!(journal.bounded(&["log", "Newer", "--stage", "screen"]).code, 0, "the others can be written");
    assert_eq!(journal.bounded(&["advance", "acme", "screen"]).code, 0);
}

#[test]
fn what_is_odd_is_read_and_what_is_added_comes_behind_it_to_the_letter() {
    let journal = Journal::with(&[SETTINGS, ACME]);
    for (name, bytes) in readable() {
        journal.put(&file(name), bytes);
    }
    let told = journal.bounded(&["list"]).told();
    assert_data_eq!(
        told,
        str![[r#"
company  role  got to                stands           begun
Acme     Cook  application           rejected 10 Nov  30 Oct
Bad      Cook  application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            application           in play          1 Nov
Bad            interview 4294967295  in play          1 Nov
Bad            application           in play          1 Jan 0001
exit 0

"#]]
    );
    for (name, bytes) in readable() {
        let said = journal.bounded(&["advance", &format!("2026-11-01-{name}"), "screen"]);
        assert_eq!(said.code, 0, "{name}: {}", said.rest);
        let now = fs::read(journal.root().join(file(name))).expect("the case");
        let added = now.strip_prefix(bytes.as_slice()).unwrap_or_else(|| panic!("{name} is as it was"));
        let added = String::from_utf8(added.to_vec()).expect("UTF-8");
        let event = "---\ndate: 2026-11-22\nevent: advanced\nstage: screen\n";
        assert_eq!(added.trim_start().replace("\r\n", "\n"), event, "{name}");
        assert_eq!(added.contains('\r'), name == "crlf", "{name}");
    }
}

#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let journal = Journal::with(&[SETTINGS, ACME]);
    journal.put(&file("secret"), super::files::SOUND);
    let chmod = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode");
    };
    chmod(&journal.root().join(file("secret")), 0o000);
    // Whoever may read everything becomes somebody who may not.
    let is_root = std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").expect("oneself")) == 0;
    let nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"];
    if is_root {
        for folder in ["", "2026"] {
            chmod(&journal.root().join(folder), 0o755);
        }
        chmod(journal.root().parent().expect("a folder"), 0o755);
    }
    let told = journal.bounded_by(if is_root { &nobody } else { &["env"] }, &["list"]).told();
    assert_data_eq!(
        told,
        str![[r#"
company  role  got to       stands           begun
Acme     Cook  application  rejected 10 Nov  30 Oct
error: cannot read '2026/2026-11-01-secret.yaml'
  caused by: Permission denied (os error 13)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

"#]]
    );
}
