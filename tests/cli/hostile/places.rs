//! Damage in the files beside the cases: the plan, reviews, question sets, drafts, the trash, settings.

use std::fmt::Write as _;
use std::fs;

use snapbox::{IntoData, assert_data_eq, str};

use super::files::put;
use super::{ACME, SETTINGS};
use crate::support::Journal;

/// What is put in each place: a name, and a text; without one, what is no file.
const DAMAGES: [(&str, Option<&[u8]>); 9] = [
    ("device", None),
    ("folder", None),
    ("link-loop", None),
    ("pipe", None),
    ("too-large", None),
    ("deep", Some(b"[\n")),
    ("latin-1", Some(b"---\nevent: caf\xe9\n")),
    ("conflict", Some(b"<<<<<<< HEAD\n---\ndate: 2026-11-01\n=======\n>>>>>>> theirs\n")),
    ("no-yaml", Some(b"\tdo: [\n")),
];

/// What each of the lines says with each damage in that place; no line may change what lies there.
fn told(place: &str, lines: &[&str], is_meant: fn(&str) -> bool) -> String {
    let mut told = String::new();
    for (damage, text) in DAMAGES.into_iter().filter(|(damage, _)| is_meant(damage)) {
        for line in lines {
            let journal = Journal::with(&[SETTINGS, ACME]);
            let path = journal.root().join(place);
            let _ = fs::remove_file(&path);
            match text {
                Some(text) if damage == "deep" => journal.put(place, text.repeat(1_000_000)),
                Some(text) => journal.put(place, text),
                None => put(damage, &path),
            }
            let before = journal.everything().remove(&path);
            let words: Vec<&str> = line.split_whitespace().collect();
            let ended = journal.bounded(&words);
            assert_eq!(journal.everything().remove(&path), before, "{line}, {place}: {damage}");
            let _ = writeln!(told, "{damage}: reject {line}\n{}exit {}", ended.rest, ended.code);
        }
        told.push('\n');
    }
    told
}

fn says(place: &str, lines: &[&str], expected: impl IntoData) {
    assert_data_eq!(told(place, lines, |_| true), expected);
}

#[test]
fn a_damaged_plan_is_named_and_nothing_is_added_to_it() {
    says(
        "plan.yaml",
        &["plan", "plan add Rest"],
        str![[r#"
device: reject plan
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

folder: reject plan
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

link-loop: reject plan
error: cannot read 'plan.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

pipe: reject plan
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

too-large: reject plan
error: cannot read 'plan.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

deep: reject plan
error: cannot read 'plan.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'plan.yaml' in an editor
exit 1
deep: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

latin-1: reject plan
error: cannot read 'plan.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'plan.yaml' in an editor
exit 1
latin-1: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

conflict: reject plan
error: cannot read 'plan.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'plan.yaml' in an editor
exit 1
conflict: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1

no-yaml: reject plan
error: cannot read 'plan.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
exit 1
no-yaml: reject plan add Rest
error: cannot read 'plan.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'plan.yaml' in an editor
  tip: what you wrote is kept in '[JOURNAL]/drafts/unsaved-1.txt'
exit 1


"#]],
    );
}

#[test]
fn a_damaged_review_is_named_and_nothing_is_added_to_it() {
    says(
        "reviews/2026-11-22.yaml",
        &["review list", "review --keep calm"],
        str![[r#"
device: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1
deep: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1

latin-1: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1
latin-1: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1

conflict: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1
conflict: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1

no-yaml: reject review list
No review could be read.
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1
no-yaml: reject review --keep calm
error: cannot read 'reviews/2026-11-22.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'reviews/2026-11-22.yaml' in an editor
exit 1


"#]],
    );
}

#[test]
fn a_damaged_question_set_is_named_and_stays() {
    says(
        "prompts/fit.yaml",
        &["prompts", "reflect acme --answer fit/match=no", "prompts copy fit"],
        str![[r#"
device: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
deep: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
deep: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1

latin-1: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
latin-1: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
latin-1: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1

conflict: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
conflict: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
conflict: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1

no-yaml: reject prompts
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
no-yaml: reject reflect acme --answer fit/match=no
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1
no-yaml: reject prompts copy fit
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor
exit 1


"#]],
    );
}

#[test]
fn a_damaged_letter_is_named_and_stays() {
    says(
        "prompts/letters/thank-you.yaml",
        &["letter thank-you acme", "letter follow-up acme"],
        str![[r#"
device: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1
deep: reject letter follow-up acme
Acme, Cook: rejected on 10 Nov 2026, at application.
Left for you to fill in: [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once it is sent: reject letter follow-up acme --sent
exit 0

latin-1: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1
latin-1: reject letter follow-up acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1

conflict: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1
conflict: reject letter follow-up acme
Acme, Cook: rejected on 10 Nov 2026, at application.
Left for you to fill in: [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once it is sent: reject letter follow-up acme --sent
exit 0

no-yaml: reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1
no-yaml: reject letter follow-up acme
Acme, Cook: rejected on 10 Nov 2026, at application.
Left for you to fill in: [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once it is sent: reject letter follow-up acme --sent
exit 0


"#]],
    );
}

#[test]
fn a_damaged_draft_is_named_and_stays() {
    says(
        "drafts/reflect-2026-10-30-acme--cook.yaml",
        &["reflect acme"],
        str![[r#"
device: reject reflect acme
error: cannot read 'drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject reflect acme
error: cannot read 'drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject reflect acme
error: cannot read 'drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject reflect acme
error: cannot read 'drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject reflect acme
error: cannot read 'drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject reflect acme
error: cannot read '[JOURNAL]/drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: it holds the answers of a reflection that was not finished; mend it or move it away
exit 1

latin-1: reject reflect acme
error: cannot read '[JOURNAL]/drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: it holds the answers of a reflection that was not finished; mend it or move it away
exit 1

conflict: reject reflect acme
error: cannot read '[JOURNAL]/drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: it holds the answers of a reflection that was not finished; mend it or move it away
exit 1

no-yaml: reject reflect acme
error: cannot read '[JOURNAL]/drafts/reflect-2026-10-30-acme--cook.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: it holds the answers of a reflection that was not finished; mend it or move it away
exit 1


"#]],
    );
    says(
        "drafts/log.yaml",
        &["log", "log Newer"],
        str![[r#"
device: reject log
error: cannot read 'drafts/log.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

folder: reject log
error: cannot read 'drafts/log.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

link-loop: reject log
error: cannot read 'drafts/log.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

pipe: reject log
error: cannot read 'drafts/log.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

too-large: reject log
error: cannot read 'drafts/log.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

deep: reject log
error: cannot read '[JOURNAL]/drafts/log.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: it holds the answers of a `reject log` that was not finished; mend it or move it away
exit 1
deep: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

latin-1: reject log
error: cannot read '[JOURNAL]/drafts/log.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: it holds the answers of a `reject log` that was not finished; mend it or move it away
exit 1
latin-1: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

conflict: reject log
error: cannot read '[JOURNAL]/drafts/log.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: it holds the answers of a `reject log` that was not finished; mend it or move it away
exit 1
conflict: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0

no-yaml: reject log
error: cannot read '[JOURNAL]/drafts/log.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: it holds the answers of a `reject log` that was not finished; mend it or move it away
exit 1
no-yaml: reject log Newer
Written down in 2026/2026-11-22-newer.yaml
When you are ready: reject reflect newer
exit 0


"#]],
    );
}

#[test]
fn what_lies_where_a_copy_of_a_case_belongs_is_named_and_stays() {
    // A text is put aside, and said.
    let is_no_file = |damage: &str| !["deep", "latin-1", "conflict", "no-yaml"].contains(&damage);
    let told = told("drafts/edit-2026-10-30-acme--cook.yaml", &["edit acme"], is_no_file);
    assert_data_eq!(
        told,
        str![[r#"
device: reject edit acme
error: cannot read 'drafts/edit-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject edit acme
error: cannot read 'drafts/edit-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject edit acme
error: cannot read 'drafts/edit-2026-10-30-acme--cook.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject edit acme
error: cannot read 'drafts/edit-2026-10-30-acme--cook.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject edit acme
error: cannot read 'drafts/edit-2026-10-30-acme--cook.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1


"#]]
    );
}

#[test]
fn a_damaged_trash_is_named_and_stays() {
    says(
        "trash/1/undone.yaml",
        &["undo --list", "undo --restore --yes"],
        str![[r#"
device: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
deep: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

latin-1: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
latin-1: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

conflict: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
conflict: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

no-yaml: reject undo --list
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
no-yaml: reject undo --restore --yes
error: cannot read 'trash/1/undone.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; put it right, or move it out of the journal
exit 1


"#]],
    );
}

#[test]
fn damaged_settings_are_named_and_stay() {
    says(
        "journal.yaml",
        &["list", "log Newer"],
        str![[r#"
device: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
device: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

folder: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
folder: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

link-loop: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
link-loop: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: Too many levels of symbolic links (os error 40)

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

pipe: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
pipe: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it is not a plain file

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

too-large: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1
too-large: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: it has 100000000 bytes, and no file of more than 16777216 is read

  tip: nothing was changed; put it right, or move it out of the journal
exit 1

deep: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1
deep: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1001, column 1: more than 1000 brackets stand within each other

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1

latin-1: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1
latin-1: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 2, column 11: a byte that is not UTF-8; save the file as UTF-8

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1

conflict: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1
conflict: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 1: git left both sides of a conflict from here on; keep what is right, and take its marks out

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1

no-yaml: reject list
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1
no-yaml: reject log Newer
error: cannot read '[JOURNAL]/journal.yaml'
  caused by: line 1, column 1: nothing begins with this character; indent with spaces, and put quotes around a text

  tip: nothing was changed; mend '[JOURNAL]/journal.yaml' in an editor
exit 1


"#]],
    );
}
