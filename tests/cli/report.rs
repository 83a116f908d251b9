//! `reject report`: the page, where it goes, and what is never in it.

mod anonymous;
mod hostile;
mod html;
mod odd;
#[cfg(target_os = "linux")]
mod opened;
#[cfg(unix)]
mod place;
mod search;
mod size;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use snapbox::{assert_data_eq, file, str};

use crate::support::Journal;

/// A refusal thought through, one in play, a silence, an offer; a plan and a goal.
fn journal() -> Journal {
    Journal::with(&[
        (
            "2026/2026-08-03-acme--cook.yaml",
            "company: Acme\nrole: Cook\nsource: board\nurl: https://acme.example/a_b?c=1&d=2\n---\ndate: 2026-08-03\nevent: applied\n---\ndate: 2026-08-20\nevent: advanced\nstage: interview\n---\ndate: 2026-09-07\nevent: rejected\nreasons:\n- {reason: pay, detail: 70k, stated: true}\nsaid: Pay was the point.\nnote: A good talk.\nfeeling: 2\nvent: I hate mondays.\n---\ndate: 2026-09-08\nevent: reflected\ntopic: interview\nrun: r1\nanswers: {stories: partly, value: no}\n---\ndate: 2026-09-08\nevent: reflected\ntopic: lessons\nrun: r1\nanswers:\n  went-well: |\n    The soup.\n    The bread.\n  control: partly\ndone: true\n",
        ),
        (
            "2026/2026-10-01-globex--baker.yaml",
            "company: Globex\nrole: Baker\nsource: referral\n---\ndate: 2026-10-01\nevent: applied\n---\ndate: 2026-11-10\nevent: advanced\nstage: screen\n",
        ),
        (
            "2026/2026-09-01-initech.yaml",
            "company: Initech\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-11-01\nevent: no-reply\n",
        ),
        (
            "2026/2026-10-05-umbrella--grower.yaml",
            "company: Umbrella\nrole: Grower\n---\ndate: 2026-10-05\nevent: applied\n---\ndate: 2026-10-20\nevent: declined\n",
        ),
        (
            "plan.yaml",
            "date: 2026-09-08\nevent: planned\nid: stories\ndo: Write three stories down\nfor: interview/stories\ncase: 2026-08-03-acme--cook\ndue: 2026-10-01\n---\ndate: 2026-09-20\nevent: done\nid: stories\n---\ndate: 2026-11-01\nevent: goal\nid: more\ncount: 5\nof: applications\nby: 2026-12-31\n",
        ),
    ])
}

/// What `report -o -` answers under these words.
fn page(journal: &Journal, words: &[&str]) -> String {
    let command = journal.reject(["report", "-o", "-"]).args(words);
    let output = command.assert().code(0).stderr_eq(str![""]).get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

/// A page or a picture without its last line, and the digest which that line holds.
fn unsealed(page: &str) -> (&str, &str) {
    let (rest, seal) = page.split_at(page.trim_end().rfind('\n').map_or(0, |at| at + 1));
    (rest, between(seal, "<!-- made with reject, sha256-", " -->\n"))
}

#[test]
fn the_last_line_is_the_digest_of_all_the_others() {
    for words in [&[][..], &["--anonymous"], &["--svg", "sankey"]] {
        let page = page(&journal(), words);
        let (rest, digest) = unsealed(&page);
        assert_eq!(digest, STANDARD.encode(Sha256::digest(rest.as_bytes())));
        assert_eq!(page, format!("{rest}<!-- made with reject, sha256-{digest} -->\n"));
    }
}

/// What stands between the two, the first time they do.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).expect(before).0
}

#[test]
fn help_says_what_it_takes() {
    let help = journal().reject(["report", "-h"]).assert().code(0).get_output().stdout.clone();
    let help = String::from_utf8(help).expect("UTF-8");
    assert_data_eq!(
        help.split("Which cases:").next().expect("its own options"),
        str![[r#"
Write one page of pictures, for a browser

Usage: reject report [OPTIONS]

Options:
  -o, --output <FILE>  Into this file, readable by you alone; '-' is standard output [default:
                       reject-report-DATE.html or the like, here]
      --force          Replace the file if it is there already
      --open           Open it in your browser
      --anonymous      Leave out companies, people, your words, links and exact days
      --svg <PICTURE>  One picture alone, ready to post: counts and months, no names [possible
                       values: sankey]
  -h, --help           Print help (see more with '--help')


"#]]
    );
}

#[test]
fn the_whole_page_is_this() {
    for (words, file) in [
        (&[][..], file!["snapshots/report.html"]),
        (&["--anonymous"], file!["snapshots/report-anonymous.html"]),
    ] {
        let page = page(&journal(), words);
        // The rules and their digest have a test of their own.
        let style = between(&page, "<style>", "</style>").to_owned();
        let digest = between(&page, "'sha256-", "'").to_owned();
        let page = unsealed(&page).0.replace(&style, "[STYLE]").replace(&digest, "[DIGEST]");
        assert_data_eq!(page, file.raw());
    }
}

#[test]
fn the_policy_allows_the_style_of_the_page_and_nothing_else() {
    for words in [["--plain"], ["--anonymous"]] {
        let page = page(&journal(), &words);
        let style = between(&page, "<style>", "</style>");
        let digest = STANDARD.encode(Sha256::digest(style.as_bytes()));
        let policy = between(&page, r#"<meta http-equiv="Content-Security-Policy" content=""#, r#"">"#);
        assert_eq!(
            policy,
            format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
        );
        let before = page.split("Content-Security-Policy").next().expect("the beginning");
        assert_eq!(
            before,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\""
        );
    }
}

#[test]
fn the_picture_alone_holds_counts_and_months() {
    let journal = journal();
    let picture = page(&journal, &["--svg", "sankey"]);
    assert_data_eq!(unsealed(&picture).0, file!["snapshots/report-sankey.svg"].raw());
    assert_eq!(page(&journal, &["--svg", "sankey", "--anonymous"]), picture);
    let part = page(&journal, &["--svg", "sankey", "--company", "acme"]);
    assert_eq!(
        between(&part, "<text class=\"line\"", "</text>"),
        " x=\"0\" y=\"36\">A part of the search · made with reject"
    );
    for word in ["acme", "Acme", "2026-", "Cook", "pay"] {
        assert!(!part.contains(word), "{word}");
    }
}

#[test]
fn what_cannot_be_read_is_said_on_the_page_too() {
    let journal = journal();
    journal.put("2026/2026-11-11-broken.yaml", "company: [\n");
    let done = journal.reject(["report", "-o", "-"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-11-broken.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-11-broken`

"#]]);
    let page = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(
        between(&page, "<aside aria-label=\"To know first\">\n", "</aside>"),
        "<p>To know first:</p>\n<ul>\n<li>1 file could not be read, and no number here knows of it.</li>\n</ul>\n"
    );
}

#[test]
fn question_sets_that_cannot_be_read_are_said_on_the_page_too() {
    let journal = journal();
    journal.put("prompts/fit.yaml", "topic: fit\n");
    let done = journal.reject(["report", "-o", "-"]).assert().code(1).stderr_eq(str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: 'title:' is missing

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]]);
    let page = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(
        between(&page, "<aside aria-label=\"To know first\">\n", "</aside>"),
        "<p>To know first:</p>\n<ul>\n<li>A set of questions could not be read: only those that reject came with are \
         known here.</li>\n</ul>\n"
    );
}

#[test]
fn what_is_dated_after_today_is_said_on_the_page() {
    let later = "company: Later\n---\ndate: 2026-12-01\nevent: applied\n";
    let half =
        "company: Half\n---\ndate: 2026-11-02\nevent: applied\n---\ndate: 2026-12-01\nevent: rejected\n";
    for (files, said) in [
        (
            &[("2026/2026-12-01-later.yaml", later), ("2026/2026-11-02-half.yaml", half)][..],
            "2 applications have an event dated after this day. It is left out; an application without an earlier \
             one is left out whole.",
        ),
        (
            &[("2026/2026-11-02-half.yaml", half)],
            "1 application has an event dated after this day. It is left out; an application without an earlier \
             one is left out whole.",
        ),
    ] {
        let journal = Journal::with(files);
        journal.put("2026/2026-11-01-acme.yaml", "company: Acme\n---\ndate: 2026-11-01\nevent: applied\n");
        let page = page(&journal, &[]);
        assert_eq!(between(&page, "<li>", "</li>"), said);
        assert_eq!(between(&page, "<dt>applications</dt><dd>", "</dd>"), "2");
    }
}

#[test]
fn where_nothing_has_happened_yet_that_is_said() {
    let ahead = ("2026/2026-12-01-later.yaml", "company: Later\n---\ndate: 2026-12-01\nevent: applied\n");
    let bare = ("2026/2026-11-01-bare.yaml", "company: Bare\n");
    assert_data_eq!(
        Journal::with(&[ahead]).transcript(&["report", "stats", "list", "report --company later"]),
        str![[r#"
$ reject report
Every case is dated after today.
exit 0

$ reject stats
Every case is dated after today, so there is nothing to count.
exit 0

$ reject list
Every case is dated after today.
exit 0

$ reject report --company later
No case fits.
exit 0


"#]]
    );
    assert_data_eq!(
        Journal::with(&[bare]).transcript(&["report", "stats"]),
        str![[r#"
$ reject report
No case has an event yet.
exit 0

$ reject stats
No case has an event yet, so there is nothing to count.
exit 0


"#]]
    );
}

#[test]
fn where_there_is_nothing_to_show_no_page_is_written() {
    let empty = Journal::new();
    assert_data_eq!(
        empty.transcript(&["report", "report --svg sankey", "report -o - --anonymous"]),
        str![[r#"
$ reject report
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.
exit 0

$ reject report --svg sankey
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.
exit 0

$ reject report -o - --anonymous
Nothing is written down yet. `reject log` writes down a no, `reject apply` an application.
exit 0


"#]]
    );
    let journal = journal();
    assert_data_eq!(
        journal.transcript(&["report --company nobody", "report -o mine.html --stage final"]),
        str![[r#"
$ reject report --company nobody
No case fits.
exit 0

$ reject report -o mine.html --stage final
No case fits.
exit 0


"#]]
    );
    let broken = Journal::with(&[("2026/2026-11-11-broken.yaml", "company: [\n")]);
    assert_data_eq!(
        broken.transcript(&["report"]),
        str![[r#"
$ reject report
No case could be read.
error: cannot read '2026/2026-11-11-broken.yaml'
  caused by: line 1, column 10: company: a list stands here; expected a text

  tip: nothing was changed; mend it with `reject edit 2026-11-11-broken`
exit 1


"#]]
    );
    for journal in [&empty, &journal, &broken] {
        let beside =
            std::fs::read_dir(journal.root().parent().expect("a folder")).expect("a folder").flatten();
        let names: Vec<_> = beside.map(|entry| entry.file_name()).filter(|name| name != "journal").collect();
        assert_eq!(names, <[std::ffi::OsString; 0]>::default());
    }
}
