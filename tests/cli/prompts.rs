//! `reject prompts`

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

#[test]
fn the_topics_are_listed() {
    let journal = Journal::new();
    journal
        .reject(["prompts"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
topic         about                   questions  short form  from
resume        The résumé                      7           3
cover-letter  The cover letter                5           2
screen        The first call                  6           3
assessment    The test or task                7           3
interview     The interview                   8           4
follow-up     The follow-up                   7           2
fit           The fit                         6           2
lessons       What you take with you          8           3
strategy      The search as a whole           8           8

letter                    about                                    forms
letters/feedback-request  Ask for feedback after a no              short, long
letters/thank-you         Say thank you after a talk               short
letters/follow-up         Ask where an application stands          short
letters/networking        Ask for twenty minutes about their work  short

"#]])
        .stderr_eq(str![""]);
    let list = journal.reject(["prompts", "list"]).output().expect("a run").stdout;
    assert_eq!(list, journal.reject(["prompts"]).output().expect("a run").stdout);
    assert!(journal.files().is_empty());
}

#[test]
fn a_topic_is_shown_with_its_questions_and_hints() {
    let journal = Journal::new();
    journal
        .reject(["prompts", "show", "screen"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
The first call  6 questions

Did you link things you have done to the work in this job?
  stories (yes, partly, no, short form)
  try: Note three past successes and, beside each, the task of theirs it would
  help with.

Could you say plainly why you and this job fit?
  reasons (yes, partly, no, short form)
  try: Write two reasons why the job fits, each backed by something you have
  done.

If an awkward point came up (a gap, a short stay), did you answer it calmly?
  red-flags (yes, partly, no, short form)
  try: Take the point they ask about most and practise two honest sentences on
  it aloud.

Could they hear that you wanted this job?
  enthusiasm (yes, partly, no)
  try: Say early in the call which part of the job you look forward to.

Did you ask them something you really wanted to know?
  your-questions (yes, partly, no)
  try: Prepare two questions for the call whose answers would help you decide.

Were you ready when the call began: on time, in quiet, notes at hand?
  ready (yes, partly, no)
  try: Keep one page beside you on the call: the job, your stories, your
  questions.

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_topic_fits_a_narrow_terminal() {
    let journal = Journal::new();
    let shown = journal.reject(["prompts", "show", "follow-up"]).env("COLUMNS", "40");
    shown.assert().code(0).stdout_eq(str![[r#"
The follow-up  7 questions

If their answer was late, did you write
once to ask?
  checked-in (yes, partly, no, short
  form)
  try: Pick a day, a week or two on,
  when you will send three friendly
  lines if all is quiet.

If you spoke with them, did you send
your thanks within a day?
  thank-you (yes, partly, no, short
  form)
  try: Write the thank-you note on the
  same evening, in four lines.

If you thanked them, did you also pick
up what was left open?
  loose-ends (yes, partly, no)
  try: Right after you speak, jot down
  what stayed open, and answer one point
  in your thanks.

Is there somebody there you got on well
with?
  rapport (yes, partly, no)

If there is somebody to ask, have you
asked what would have helped?
  feedback (yes, partly, no)
  try: Call or write to the person you
  got on with best, and ask for one
  honest suggestion.

Have you asked somebody outside that
company how they see it?
  outside-view (yes, partly, no)
  try: Tell one person who knows your
  field how it went, and ask what they
  would change.

While you waited for this answer, did
you keep applying elsewhere?
  kept-going (yes, partly, no)
  try: Keep at least one other
  application moving until you have
  signed somewhere.

"#]]);
    journal.reject(["prompts"]).env("COLUMNS", "40").assert().code(0).stdout_eq(str![[r#"
resume
  about The résumé, questions 7, short
  form 3
cover-letter
  about The cover letter, questions 5,
  short form 2
screen
  about The first call, questions 6,
  short form 3
assessment
  about The test or task, questions 7,
  short form 3
interview
  about The interview, questions 8,
  short form 4
follow-up
  about The follow-up, questions 7,
  short form 2
fit
  about The fit, questions 6, short form
  2
lessons
  about What you take with you,
  questions 8, short form 3
strategy
  about The search as a whole, questions
  8, short form 8

letters/feedback-request
  about Ask for feedback after a no,
  forms short, long
letters/thank-you
  about Say thank you after a talk,
  forms short
letters/follow-up
  about Ask where an application stands,
  forms short
letters/networking
  about Ask for twenty minutes about
  their work, forms short

"#]]);
}

#[test]
fn an_unknown_topic_is_answered_with_a_similar_one() {
    let journal = Journal::new();
    journal.reject(["prompts", "show", "fits"]).assert().code(2).stderr_eq(str![[r#"
error: 'fits' is no topic and no letter

  tip: a similar one exists: 'fit'

"#]]);
    journal.reject(["prompts", "copy", "xyzzy"]).assert().code(2).stderr_eq(str![[r#"
error: 'xyzzy' is no topic and no letter

  tip: there are resume, cover-letter, screen, assessment, interview, follow-up, fit, lessons, strategy, letters/feedback-request, letters/thank-you, letters/follow-up, letters/networking

"#]]);
    journal.reject(["prompts", "shwo", "fit"]).assert().code(2).stderr_eq(str![[r#"
error: there is no command 'prompts shwo'

  tip: a similar one exists: 'prompts show'

"#]]);
    assert!(journal.files().is_empty());
}

#[test]
fn a_copy_is_changed_and_then_used() {
    let journal = Journal::new();
    journal.reject(["prompts", "copy", "lessons"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[
        r#"
A new journal begins in [JOURNAL]
Copied, to change as you like: [JOURNAL]/prompts/lessons.yaml

"#
    ]]);
    assert_eq!(journal.files(), ["journal.yaml", "prompts/lessons.yaml"]);
    assert_data_eq!(journal.file("prompts/lessons.yaml"), include_str!("../../prompts/lessons.yaml"));
    let changed = journal.file("prompts/lessons.yaml").replace("What went well,", "What did you like,");
    journal.put("prompts/lessons.yaml", changed);
    journal.reject(["prompts"]).env("COLUMNS", "100").assert().code(0).stdout_eq(str![[r#"
topic         about                   questions  short form  from
resume        The résumé                      7           3
cover-letter  The cover letter                5           2
screen        The first call                  6           3
assessment    The test or task                7           3
interview     The interview                   8           4
follow-up     The follow-up                   7           2
fit           The fit                         6           2
lessons       What you take with you          8           3  you
strategy      The search as a whole           8           8

letter                    about                                    forms
letters/feedback-request  Ask for feedback after a no              short, long
letters/thank-you         Say thank you after a talk               short
letters/follow-up         Ask where an application stands          short
letters/networking        Ask for twenty minutes about their work  short

"#]]);
    journal.run(["log", "Acme"]);
    let asked = journal.reject(["reflect", "lessons", "acme"]).assert();
    asked.code(1).stderr_eq(str![[r#"
Acme: rejected on 22 Nov 2026, at application.
4 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 4 · What you take with you] What did you like, even if it was small?
  (Enter skips)
> 
error: the input ended before the questions did

  tip: nothing was written

"#]]);
}

#[test]
fn a_copy_is_never_copied_over() {
    let journal = Journal::new();
    journal.run(["prompts", "copy", "fit"]);
    let mine = journal.file("prompts/fit.yaml").replace("The fit", "My fit");
    journal.put("prompts/fit.yaml", &mine);
    journal.reject(["prompts", "copy", "fit"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: 'fit' is your own already

  tip: it lies in the journal, in prompts/fit.yaml

"#]]);
    assert_eq!(journal.file("prompts/fit.yaml"), mine);
}

#[test]
fn a_set_that_cannot_be_read_is_named() {
    let journal = Journal::new();
    journal.put("prompts/fit.yaml", "topic: fit\ntitle: T\nquestions: []\n");
    journal.reject(["prompts"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 1, column 1: questions: at least one is expected

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]]);
    journal.put("prompts/fit.yaml", "topic: fit\ntitle: T\nquestions:\n- id: a b\n  ask: A?\n");
    journal.reject(["prompts"]).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error: cannot read 'prompts/fit.yaml'
  caused by: line 4, column 3: questions[0]: id: 'a b' is not a name of lower-case letters, digits and dashes

  tip: nothing was changed; mend 'prompts/fit.yaml' in an editor

"#]]);
}

#[test]
fn every_line_fits_and_no_file_name_is_torn() {
    let journal = Journal::new();
    journal.run(["prompts", "copy", "lessons"]);
    let list = journal.reject(["prompts"]).output().expect("a run").stdout;
    let list = String::from_utf8(list).expect("UTF-8");
    let lessons = list.lines().find(|line| line.starts_with("lessons")).expect("a line");
    assert_eq!(lessons.split_whitespace().next_back(), Some("you"));
    for (topic, columns) in [("fit", 80), ("resume", 40), ("lessons", 40)] {
        let shown = journal.reject(["prompts", "show", topic]).env("COLUMNS", columns.to_string()).output();
        let shown = String::from_utf8(shown.expect("a run").stdout).expect("UTF-8");
        let long: Vec<&str> = shown.lines().filter(|line| line.chars().count() > columns).collect();
        assert_eq!(long, [""; 0], "{topic}");
    }
}

#[test]
fn a_letter_is_shown_with_its_gaps() {
    let journal = Journal::new();
    journal
        .reject(["prompts", "show", "feedback-request"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Ask for feedback after a no

short form
Subject: My application as {role}: one question

  greeting
Hello {contact},

  thanks
Thank you for the time you gave to {stage}. I respect your decision, and wish
you and the team all the best.

  question
May I ask one thing: what is the one point that would have made me a stronger
candidate? A single candid line is plenty, and it would help me with the next
application.

  closing
Kind regards,
{name}

long form
Subject: My application as {role}: thank you, and a request

  greeting
Hello {contact},

  thanks
Thank you for the time you gave to {stage}. I enjoyed getting to know the work
at {company}.

  respect-for-the-decision
I respect your decision, and nothing in this letter is meant to reopen it.

  good-wishes
I hope that whoever joins you settles in well, and I wish you and the team a
good year together.

  wanting-to-learn
I want to get better at this, and what you saw from your side of the table I
cannot see from mine.

  a-few-minutes
Would you have five or ten minutes on the phone some time in the next two weeks?
I will gladly work around your days; a few lines by mail are just as welcome.

  candid-suggestions
One or two candid suggestions are what I hope for: what you would have wanted to
hear, or see, and did not. Plain words are welcome.

  closing
Whatever you decide, thank you, and kind regards,
{name}

"#]])
        .stderr_eq("");
    journal.reject(["prompts", "show", "letters/follow-up"]).env("COLUMNS", "40").assert().code(0).stdout_eq(
        str![[r#"
Ask where an application stands

short form
Subject: My application as {role}

  greeting
Hello {contact},

  question
On {applied} I sent you my application
as {role}, and {company} is still a
place where I would like to work. Could
you tell me where it stands, and by when
you expect to decide?

  offer
If anything is missing or you would like
to see more of my work, I will send it
the same day.

  closing
Thank you, and kind regards,
{name}

"#]],
    );
}

#[test]
fn a_letter_is_copied_to_be_changed() {
    let journal = Journal::with(&[("journal.yaml", "format: 1\n")]);
    assert_data_eq!(
        journal.transcript(&[
            "prompts copy feedback-request",
            "prompts copy letters/follow-up",
            "prompts copy feedback-request",
            "prompts copy letters/fit",
            "prompts copy feedback-reqest",
            "check",
        ]),
        str![[r#"
$ reject prompts copy feedback-request
Copied, to change as you like: [JOURNAL]/prompts/letters/feedback-request.yaml
exit 0

$ reject prompts copy letters/follow-up
Copied, to change as you like: [JOURNAL]/prompts/letters/follow-up.yaml
exit 0

$ reject prompts copy feedback-request
error: 'letters/feedback-request' is your own already

  tip: it lies in the journal, in prompts/letters/feedback-request.yaml
exit 2

$ reject prompts copy letters/fit
error: 'letters/fit' is no topic and no letter

  tip: there are resume, cover-letter, screen, assessment, interview, follow-up, fit, lessons, strategy, letters/feedback-request, letters/thank-you, letters/follow-up, letters/networking
exit 2

$ reject prompts copy feedback-reqest
error: 'feedback-reqest' is no topic and no letter

  tip: a similar one exists: 'feedback-request'
exit 2

$ reject check
exit 0


"#]]
    );
    assert_eq!(
        journal.files(),
        ["journal.yaml", "prompts/letters/feedback-request.yaml", "prompts/letters/follow-up.yaml"]
    );
    assert_eq!(
        journal.file("prompts/letters/follow-up.yaml"),
        include_str!("../../prompts/letters/follow-up.yaml")
    );
}
