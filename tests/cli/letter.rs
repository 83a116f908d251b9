//! `reject letter`

use snapbox::{assert_data_eq, str};

use crate::support::Journal;
use crate::terminal::{CTRL_C, Start};

const SETTINGS: (&str, &str) = ("journal.yaml", "format: 1\nname: Ada Lovelace\n");
const NAMELESS: (&str, &str) = ("journal.yaml", "format: 1\n");
const ACME: &str = "2026/2026-10-30-acme--backend-engineer.yaml";
const APPLIED: &str = "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-10-30\nevent: applied\n";
const IN_PLAY: &str = "\
---
company: Acme
role: Backend engineer
contact: Dana Ruiz <dana@acme.example>
---
date: 2026-10-30
event: applied
---
date: 2026-11-12
event: advanced
stage: interview
";

/// What no letter may hold: every text of the user or of the employer that is not who and when.
const PRIVATE: &str = "\
---
company: Acme
role: Backend engineer
source: PRIVATE-source
level: PRIVATE-level
place: PRIVATE-place
url: PRIVATE-url
contact: Dana Ruiz <PRIVATE@acme.example>
tags: [PRIVATE-tag]
mood: PRIVATE-unknown
---
date: 2026-10-30
event: applied
note: PRIVATE-note
---
date: 2026-11-12
event: advanced
stage: interview
said: PRIVATE-said
---
date: 2026-11-20
event: rejected
reasons: [{reason: PRIVATE-reason, detail: PRIVATE-detail, stated: true}]
said: PRIVATE-said
note: PRIVATE-note
vent: PRIVATE-vent
---
date: 2026-11-21
event: reflected
topic: lessons
run: PRIVATE-run
answers: {went-well: PRIVATE-answer}
---
date: 2026-11-21
event: feedback
from: PRIVATE-from
said: PRIVATE-feedback
vent: PRIVATE-vent
";

fn in_play() -> Journal {
    Journal::with(&[SETTINGS, (ACME, IN_PLAY)])
}

#[test]
fn the_letters_are_listed() {
    let own = "letter: goodbye\ntitle: Leave well\nlong:\n  subject: A\n  body: B\n";
    let journal = Journal::with(&[SETTINGS, ("prompts/letters/goodbye.yaml", own)]);
    journal
        .reject(["letter"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
letter            about                                    forms        from
feedback-request  Ask for feedback after a no              short, long
thank-you         Say thank you after a talk               short
follow-up         Ask where an application stands          short
networking        Ask for twenty minutes about their work  short
goodbye           Leave well                               long         you

"#]])
        .stderr_eq(str![[""]]);
}

#[test]
fn a_thank_you_says_what_it_knows_and_leaves_a_line_for_what_stayed_open() {
    let journal = in_play();
    journal
        .reject(["letter", "thank-you", "acme"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Thank you for your time

Hello Dana Ruiz,

Thank you for the time you took for the interview. I have a much clearer picture now of the work as Backend engineer and of Acme, and I would like to be part of it.

[what stayed open, and your answer to it]

If there is anything else you would like to know from me, I am glad to send it.

Kind regards,
Ada Lovelace

"#]])
        .stderr_eq(str![[r#"
Left for you to fill in: [what stayed open, and your answer to it]. `-e` opens it in your editor.
Once it is sent: reject letter thank-you acme --sent

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0], "a letter writes nothing");
}

#[test]
fn a_follow_up_asks_where_it_stands() {
    let journal = Journal::with(&[SETTINGS, (ACME, APPLIED)]);
    journal
        .reject(["letter", "follow-up", "acme", "--to", "Human resources"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: My application as Backend engineer

Hello Human resources,

On 30 October I sent you my application as Backend engineer, and Acme is still a place where I would like to work. Could you tell me where it stands, and by when you expect to decide?

If anything is missing or you would like to see more of my work, I will send it the same day.

Thank you, and kind regards,
Ada Lovelace

"#]])
        .stderr_eq(str![[r#"
Once it is sent: reject letter follow-up acme --sent

"#]]);
}

#[test]
fn a_first_word_to_somebody_needs_no_case() {
    let journal = Journal::new();
    journal
        .reject(["letter", "networking", "--to", "Grace Hopper <grace@navy.example>"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Twenty minutes about your work?

Hello Grace Hopper,

[how you came upon them]

I am finding my way to work as [the role], and I would like to hear what it is like from somebody who does it. Would you have twenty minutes for me in the next few weeks, on a call or over a coffee? I would ask how you came to it, what fills your weeks, and what you would do differently today.

I am not asking for a job, nor for a word put in for me. And if it does not suit you, that is quite all right.

Kind regards,
[your name]

"#]])
        .stderr_eq(str![[r#"
Left for you to fill in: [how you came upon them], [the role] and [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once you have met: reject plan did networking

"#]]);
    assert!(journal.files().is_empty());
}

#[test]
fn what_is_not_known_is_to_be_seen_and_never_made_up() {
    let bare =
        "---\ncompany: unknown\ncontact: jobs@agency.example\n---\ndate: 2026-11-01\nevent: rejected\n";
    let journal = Journal::with(&[NAMELESS, ("2026/2026-11-01-unknown.yaml", bare)]);
    assert_data_eq!(
        journal.transcript(&["letter follow-up unknown", "letter feedback-request unknown --long"]),
        str![[r#"
$ reject letter follow-up unknown
Subject: My application as [the role]

Hello,

On [the day you applied] I sent you my application as [the role], and [the company] is still a place where I would like to work. Could you tell me where it stands, and by when you expect to decide?

If anything is missing or you would like to see more of my work, I will send it the same day.

Thank you, and kind regards,
[your name]
unknown: rejected on 1 Nov 2026, at application.
Left for you to fill in: [the role], [the day you applied], [the company] and [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once it is sent: reject letter follow-up unknown --sent
exit 0

$ reject letter feedback-request unknown --long
Subject: My application as [the role]: thank you, and a request

Hello,

Thank you for the time you gave to my application. I enjoyed getting to know the work at [the company].

I respect your decision, and nothing in this letter is meant to reopen it.

I hope that whoever joins you settles in well, and I wish you and the team a good year together.

I want to get better at this, and what you saw from your side of the table I cannot see from mine.

Would you have five or ten minutes on the phone some time in the next two weeks? I will gladly work around your days; a few lines by mail are just as welcome.

One or two candid suggestions are what I hope for: what you would have wanted to hear, or see, and did not. Plain words are welcome.

Whatever you decide, thank you, and kind regards,
[your name]
Left for you to fill in: [the role], [the company] and [your name]. `name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once it is sent: reject feedback unknown --asked
exit 0


"#]]
    );
}

#[test]
fn no_private_word_gets_into_any_letter() {
    let all = "letter: all\ntitle: All\nshort:\n  subject: '{role}'\n  body: |\n    {company} {role} {contact} {stage}\n    \
               {heard} {applied} {name}\n";
    let journal = Journal::with(&[SETTINGS, (ACME, PRIVATE), ("prompts/letters/all.yaml", all)]);
    for kind in ["feedback-request", "thank-you", "follow-up", "networking", "all"] {
        for form in ["--short", "--long"] {
            let output = journal.reject(["letter", kind, "acme", form]).output().expect("a run");
            let told =
                [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
            assert!(!told.contains("PRIVATE") && told.contains("Subject: "), "{told}");
        }
    }
    journal
        .reject(["letter", "all", "acme"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Backend engineer

Acme Backend engineer Dana Ruiz the interview
20 November 30 October Ada Lovelace

"#]])
        .stderr_eq("");
}

#[test]
fn a_template_cannot_ask_for_private_words() {
    let own = "letter: thank-you\ntitle: Mine\nshort:\n  subject: Hello\n  body: |\n    Hello {contact},\n\n    {vent}\n";
    let journal = Journal::with(&[SETTINGS, (ACME, PRIVATE), ("prompts/letters/thank-you.yaml", own)]);
    assert_data_eq!(
        journal.transcript(&["letter thank-you acme", "check", "letter"]),
        str![[r#"
$ reject letter thank-you acme
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 8, column 5: there is no gap '{vent}'; expected one of {company}, {role}, {contact}, {stage}, {heard}, {applied}, {name}, and a brace is written '{{'

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1

$ reject check
prompts/letters/thank-you.yaml:8:5: there is no gap '{vent}'; expected one of {company}, {role}, {contact}, {stage}, {heard}, {applied}, {name}, and a brace is written '{{'
2026/2026-10-30-acme--backend-engineer.yaml:10:1: note: the key 'mood' is kept and not read
exit 1

$ reject letter
error: cannot read 'prompts/letters/thank-you.yaml'
  caused by: line 8, column 5: there is no gap '{vent}'; expected one of {company}, {role}, {contact}, {stage}, {heard}, {applied}, {name}, and a brace is written '{{'

  tip: nothing was changed; mend 'prompts/letters/thank-you.yaml' in an editor
exit 1


"#]]
    );
    for words in
        [["letter", "follow-up", "acme"], ["letter", "thank-you", "acme --sent"], ["feedback", "acme", ""]]
    {
        let words: Vec<&str> = words.iter().flat_map(|word| word.split_whitespace()).collect();
        assert!(
            journal.told(&words).ends_with("exit 0\n"),
            "the others, and what was sent, do not mind: {words:?}"
        );
    }
}

#[test]
fn a_letter_begun_in_the_editor_asks_nothing_again() {
    let journal = Journal::with(&[NAMELESS, (ACME, IN_PLAY)]);
    journal.reject(["letter", "thank-you", "acme", "-e"]).env("EDITOR", "false").assert().code(1);
    let start =
        Start::reject(&journal, ["letter", "thank-you", "acme", "-e"]).env("EDITOR", "true").size(80, 60);
    let mut terminal = start.run();
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Going on from the letter you began last time; empty it to begin anew.

Subject: Thank you for your time

Hello Dana Ruiz,

Thank you for the time you took for the interview. I have a much clearer
picture now of the work as Backend engineer and of Acme, and I would
like to be part of it.

[what stayed open, and your answer to it]

If there is anything else you would like to know from me, I am glad to
send it.

Kind regards,
[your name]

Left for you to fill in: [what stayed open, and your answer to it] and [your
name]. `name:` in journal.yaml fills in yours.
Once it is sent: reject letter thank-you acme --sent

"#]]
    );
}

#[test]
fn a_letter_of_ones_own_takes_the_place_of_the_built_in_one() {
    let own = "letter: thank-you\ntitle: Mine\nshort:\n  subject: Thanks from {name}\n  body: |\n    Hello {contact},\n\n    \
               it was good to meet you {{really}}. [one more line]\n";
    let journal = Journal::with(&[SETTINGS, (ACME, IN_PLAY), ("prompts/letters/thank-you.yaml", own)]);
    journal
        .reject(["letter", "thank-you", "acme", "--long"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Thanks from Ada Lovelace

Hello Dana Ruiz,

it was good to meet you {really}. [one more line]

"#]])
        .stderr_eq(str![[r#"
The letter 'thank-you' has one form.
Left for you to fill in: [one more line]. `-e` opens it in your editor.
Once it is sent: reject letter thank-you acme --sent

"#]]);
}

#[test]
fn a_letter_that_was_sent_is_noted() {
    let journal = in_play();
    assert_data_eq!(
        journal.transcript(&[
            "letter thank-you acme --sent --on 2026-11-12 --to Dana",
            "letter follow-up acme --sent",
            "letter feedback-request acme --sent --to Dana",
            "show acme",
        ]),
        str![[r#"
$ reject letter thank-you acme --sent --on 2026-11-12 --to Dana
Acme, Backend engineer: thanked Dana. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
exit 0

$ reject letter follow-up acme --sent
Acme, Backend engineer: asked where it stands. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
exit 0

$ reject letter feedback-request acme --sent --to Dana
Acme, Backend engineer: asked Dana for feedback. Written down in 2026/2026-10-30-acme--backend-engineer.yaml
When an answer comes: reject feedback acme --received -e
exit 0

$ reject show acme
Acme, Backend engineer
2026-10-30-acme--backend-engineer

contact  Dana Ruiz <dana@acme.example>

30 Oct 2026  applied

12 Nov 2026  got to interview

12 Nov 2026  thanked, to Dana

22 Nov 2026  followed up

22 Nov 2026  asked for feedback, to Dana
exit 0


"#]]
    );
    let added = journal.file(ACME);
    assert_data_eq!(
        added.strip_prefix(IN_PLAY).expect("what was there"),
        str![[r#"
---
date: 2026-11-12
event: thanked
to: Dana
---
date: 2026-11-22
event: followed-up
---
date: 2026-11-22
event: feedback-asked
to: Dana

"#]]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let journal = in_play();
    assert_data_eq!(
        journal.transcript(&[
            "letter thank",
            "letter acme",
            "letter thank-you",
            "letter thank-you amce",
            "letter networking --sent",
            "letter thank-you acme --sent --on 2026-10-29",
            "letter thank-you acme --sent --on tomorrow",
            "letter thank-you acme --sent -e",
            "letter thank-you acme --on today",
            "letter --sent",
            "letter thank-you acme --short --long",
        ]),
        str![[r#"
$ reject letter thank
error: 'thank' is no letter

  tip: a similar one exists: 'thank-you'
exit 2

$ reject letter acme
error: 'acme' is no letter

  tip: the letters are feedback-request, thank-you, follow-up, networking
exit 2

$ reject letter thank-you
error: the letter 'thank-you' is about a case, and none was named

  tip: part of its handle names it, or 'last': `reject letter thank-you last`
exit 2

$ reject letter thank-you amce
error: no case matches 'amce'

  tip: a similar one exists: '2026-10-30-acme--backend-engineer'
exit 2

$ reject letter networking --sent
error: no case records that the letter 'networking' was sent

  tip: nothing was written; once you have met, `reject plan did networking` counts it
exit 2

$ reject letter thank-you acme --sent --on 2026-10-29
error: --on (2026-10-29) lies before the application (2026-10-30)

  tip: nothing was written; the case is '2026-10-30-acme--backend-engineer'
exit 2

$ reject letter thank-you acme --sent --on tomorrow
error: --on: 'tomorrow' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written
exit 2

$ reject letter thank-you acme --sent -e
error: the argument '--sent' cannot be used with '--editor'

Usage: reject letter --sent <KIND> <CASE>

For more information, try '--help'.
exit 2

$ reject letter thank-you acme --on today
error: the following required arguments were not provided:
  --sent

Usage: reject letter --sent --on <DATE> <KIND> <CASE>

For more information, try '--help'.
exit 2

$ reject letter --sent
error: the following required arguments were not provided:
  <KIND>

Usage: reject letter --sent <KIND> [CASE]

For more information, try '--help'.
exit 2

$ reject letter thank-you acme --short --long
error: the argument '--short' cannot be used with '--long'

Usage: reject letter --short <KIND> <CASE>

For more information, try '--help'.
exit 2


"#]]
    );
    assert_eq!(journal.file(ACME), IN_PLAY);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_letter_is_finished_in_the_editor() {
    let journal = in_play();
    journal
        .reject(["letter", "thank-you", "acme", "-e"])
        .env("EDITOR", "sed -i 's/^\\[what.*/As to your question: yes./'")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Thank you for your time

Hello Dana Ruiz,

Thank you for the time you took for the interview. I have a much clearer picture now of the work as Backend engineer and of Acme, and I would like to be part of it.

As to your question: yes.

If there is anything else you would like to know from me, I am glad to send it.

Kind regards,
Ada Lovelace

"#]])
        .stderr_eq(str![[r#"
Once it is sent: reject letter thank-you acme --sent

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0], "its draft is gone");
}

#[test]
fn a_letter_whose_editor_failed_is_kept_and_opened_again() {
    let journal = in_play();
    journal
        .reject(["letter", "thank-you", "acme", "-e"])
        .env("EDITOR", "sh -c 'echo More words. >> \"$1\"; exit 3' sh")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: the editor 'sh -c 'echo More words. >> "$1"; exit 3' sh' failed
  caused by: exit status: 3

  tip: your letter is kept in '[JOURNAL]/drafts/letter-thank-you-2026-10-30-acme--backend-engineer.txt'; the same command opens it again

"#]]);
    let kept = "drafts/letter-thank-you-2026-10-30-acme--backend-engineer.txt";
    assert!(journal.file(kept).ends_with("Ada Lovelace\nMore words.\n"), "{}", journal.file(kept));
    journal
        .reject(["letter", "thank-you", "acme", "-e"])
        .env("EDITOR", "true")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Subject: Thank you for your time

Hello Dana Ruiz,

Thank you for the time you took for the interview. I have a much clearer picture now of the work as Backend engineer and of Acme, and I would like to be part of it.

[what stayed open, and your answer to it]

If there is anything else you would like to know from me, I am glad to send it.

Kind regards,
Ada Lovelace
More words.

"#]])
        .stderr_eq(str![[r#"
Going on from the letter you began last time; empty it to begin anew.
Left for you to fill in: [what stayed open, and your answer to it].
Once it is sent: reject letter thank-you acme --sent

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn an_emptied_letter_is_no_letter() {
    let journal = in_play();
    journal
        .reject(["letter", "thank-you", "acme", "-e"])
        .env("EDITOR", "truncate -s 0")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: the letter was empty

  tip: nothing was drafted

"#]]);
    assert_eq!(journal.files(), [ACME, SETTINGS.0]);
}

#[test]
fn a_person_is_asked_for_what_is_missing() {
    let bare = "---\ncompany: unknown\n---\ndate: 2026-11-01\nevent: noted\n";
    let journal = Journal::with(&[NAMELESS, ("2026/2026-11-01-unknown.yaml", bare)]);
    let mut terminal = Start::reject(&journal, ["letter", "follow-up", "unknown"]).size(80, 60).run();
    terminal.answer("Which role", "Clerk").answer("Whom do you write to", "Dana Ruiz <d@acme.example>");
    terminal.answer("When did you apply", "soon").answer("is not a date", "monday");
    terminal.answer("Which company", "").answer("Your own name", "Ada");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Which role is it about? Clerk
? Whom do you write to? Enter greets without a name. Dana Ruiz <d@acme.example>
? When did you apply? For example monday, 2w or nov 3. soon
  'soon' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or
'nov 3'
? When did you apply? For example monday, 2w or nov 3. monday
? Which company is it about? skipped
? Your own name, as you sign? Ada

Subject: My application as Clerk

Hello Dana Ruiz,

On 16 November I sent you my application as Clerk, and [the company] is
still a place where I would like to work. Could you tell me where it
stands, and by when you expect to decide?

If anything is missing or you would like to see more of my work, I will
send it the same day.

Thank you, and kind regards,
Ada

Left for you to fill in: [the company]. `-e` opens it in your editor.
To be asked for your name no more, put this line into journal.yaml:
  name: Ada
Once it is sent: reject letter follow-up unknown --sent

"#]]
    );
    assert_eq!(journal.files(), ["2026/2026-11-01-unknown.yaml", NAMELESS.0]);
}

#[test]
fn a_letter_fits_a_narrow_terminal() {
    let journal = in_play();
    let mut terminal = Start::reject(&journal, ["letter", "thank-you", "acme"]).size(40, 60).run();
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Subject: Thank you for your time

Hello Dana Ruiz,

Thank you for the time you took for the
interview. I have a much clearer picture
now of the work as Backend engineer and
of Acme, and I would like to be part of
it.

[what stayed open, and your answer to
it]

If there is anything else you would like
to know from me, I am glad to send it.

Kind regards,
Ada Lovelace

Left for you to fill in: [what stayed
open, and your answer to it]. `-e` opens
it in your editor.
Once it is sent: reject letter thank-you
acme --sent

"#]]
    );
}

#[test]
fn what_is_missing_is_asked_on_plain_lines_as_well() {
    let journal = Journal::with(&[NAMELESS, (ACME, IN_PLAY)]);
    let mut terminal = Start::reject(&journal, ["letter", "networking", "--plain"]).size(80, 60).run();
    terminal.answer("Whom do you write to", "Grace").answer("Which role", "").answer("Your own name", "");
    assert_eq!(terminal.end(), 0);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
[for the letter] Whom do you write to? Enter greets without a name.
  (Enter skips)
> Grace
[for the letter] Which role is it about?
  (Enter skips)
>
[for the letter] Your own name, as you sign?
  (Enter skips)
>

Subject: Twenty minutes about your work?

Hello Grace,

[how you came upon them]

I am finding my way to work as [the role], and I would like to hear what
it is like from somebody who does it. Would you have twenty minutes for
me in the next few weeks, on a call or over a coffee? I would ask how
you came to it, what fills your weeks, and what you would do differently
today.

I am not asking for a job, nor for a word put in for me. And if it does
not suit you, that is quite all right.

Kind regards,
[your name]

Left for you to fill in: [how you came upon them], [the role] and [your name].
`name:` in journal.yaml fills in yours. `-e` opens it in your editor.
Once you have met: reject plan did networking

"#]]
    );
}

#[test]
fn who_stops_gets_no_letter() {
    let journal = Journal::with(&[NAMELESS, (ACME, IN_PLAY)]);
    let mut terminal = Start::reject(&journal, ["letter", "thank-you", "acme"]).run();
    terminal.until("Your own name").press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
? Your own name, as you sign?
[for the letter · Enter skips]

"#]]
    );
    assert_eq!(journal.files(), [ACME, NAMELESS.0]);
}

#[test]
fn a_letter_left_open_is_named_with_the_command_that_opens_it() {
    let other = "2026/2026-01-01-2026-10-30-acme--backend-engineer.yaml";
    let own = "letter: goodbye\ntitle: Leave well\nlong:\n  subject: A\n  body: B\n";
    let journal =
        Journal::with(&[SETTINGS, (ACME, IN_PLAY), (other, APPLIED), ("prompts/letters/goodbye.yaml", own)]);
    let letters = [
        "feedback-request-2026-10-30-acme--backend-engineer",
        "goodbye",
        "goodbye-2026-10-30-acme--backend-engineer",
        "networking",
        "thank-you-2026-01-01-2026-10-30-acme--backend-engineer",
        "thank-you-2026-10-30-gone",
    ];
    for letter in letters {
        journal.put(&format!("drafts/letter-{letter}.txt"), "Hello,\n");
        journal.put(&format!("drafts/letter-{letter}.txt.before"), "Hello,\n");
    }
    assert_data_eq!(
        journal.transcript(&["undo --list", ""]),
        str![[r#"
$ reject undo --list
Nothing is left to take back.
6 things lie unfinished in drafts/:
  drafts/letter-feedback-request-2026-10-30-acme--backend-engineer.txt: `reject feedback 2026-10-30-acme--backend-engineer -e` goes on
  drafts/letter-goodbye.txt: `reject letter goodbye -e` goes on
  drafts/letter-goodbye-2026-10-30-acme--backend-engineer.txt: `reject letter goodbye 2026-10-30-acme--backend-engineer -e` goes on
  drafts/letter-networking.txt: `reject letter networking -e` goes on
  drafts/letter-thank-you-2026-01-01-2026-10-30-acme--backend-engineer.txt: `reject letter thank-you 2026-01-01-2026-10-30-acme--backend-engineer -e` goes on
  drafts/letter-thank-you-2026-10-30-gone.txt: the command that opened it goes on
exit 0

$ reject 
You had begun a letter
  reject feedback 2026-10-30-acme--backend-engineer -e
You had begun a letter
  reject letter goodbye -e
You had begun a letter
  reject letter goodbye 2026-10-30-acme--backend-engineer -e
You had begun a letter
  reject letter networking -e
You had begun a letter
  reject letter thank-you 2026-01-01-2026-10-30-acme--backend-engineer -e
exit 0


"#]]
    );
    let command = ["letter", "goodbye", "2026-10-30-acme--backend-engineer", "-e"];
    journal.reject(command).env("EDITOR", "true").assert().code(0).stderr_eq(str![[r#"
Going on from the letter you began last time; empty it to begin anew.

"#]]);
}
