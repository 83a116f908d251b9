//! `reject reflect`

mod actions;
mod choice;
mod drafts;
mod form;
mod own;
mod unasked;

use snapbox::{assert_data_eq, str};

use crate::support::Journal;

/// The file of the case most of these tests think through.
const ACME: &str = "2026/2026-11-02-acme--backend-engineer.yaml";

/// A journal in which Acme said no at that stage.
fn refused(stage: &str) -> Journal {
    ended("rejected", stage)
}

/// A journal in which the case with Acme ended so, at that stage.
fn ended(ending: &str, stage: &str) -> Journal {
    let case = format!(
        "---\ncompany: Acme\nrole: Backend engineer\n---\ndate: 2026-11-02\nevent: applied\n---\ndate: 2026-11-20\nevent: {ending}\nstage: {stage}\n"
    );
    Journal::with(&[("journal.yaml", "format: 1\n"), (ACME, &case)])
}

/// Puts a case beside it that was refused on that day.
fn another(journal: &Journal, company: &str, day: &str) {
    let text =
        format!("---\ncompany: {company}\n---\ndate: {day}\nevent: rejected\nstage: screen\ncontrol: no\n");
    journal.put(&format!("2026/{day}-{company}.yaml"), text);
}

/// What the user types, a line each.
fn lines<const N: usize>(typed: [&str; N]) -> String {
    typed.map(|line| format!("{line}\n")).concat()
}

/// What was added to the case behind its ending.
fn added(journal: &Journal) -> String {
    let file = journal.file(ACME);
    let ending = file.find("---\ndate: 2026-11-20").expect("the ending");
    let behind = file[ending + 4..].find("---\n").map_or(file.len(), |at| ending + 4 + at);
    file[behind..].to_owned()
}

#[test]
fn each_question_is_asked_and_each_topic_written_down() {
    let journal = refused("application");
    journal
        .reject(["reflect"])
        .stdin(lines(["p", "3", "Yes", "", "n", "", "1", " Two: calls ", "-", "1", "4", ""]))
        .assert()
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
Acme, Backend engineer: rejected on 20 Nov 2026, at application.
11 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 11 · The résumé] Did you shape the résumé for this job before you sent it?
  1 yes
  2 partly
  3 no
  (Enter skips)
> [2 of 11 · The résumé] At a glance, does the résumé show the main things the job asks for?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 11 · The résumé] Does the résumé say what came of your work, not only what you did?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [4 of 11 · The cover letter] If you sent a letter, was it written for this job?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [5 of 11 · The cover letter] If you sent a letter, did it say what you would do for them?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [6 of 11 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [7 of 11 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [8 of 11 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [9 of 11 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [10 of 11 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [11 of 11 · What you take with you] Was the way it ended within your control?
  1 yes
  2 partly
  3 no
  4 unknown
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Move the three résumé lines that matter most for the job to the top before you send it.
  2 Take their three main requirements and give each one a line that proves it.
  3 Open the letter with one thing they need done and how you would help with it.
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
You are done with this one. `reject stats` shows what keeps coming back.

"#]]);
    assert_data_eq!(
        journal.file(ACME),
        str![[r#"
---
company: Acme
role: Backend engineer
---
date: 2026-11-02
event: applied
---
date: 2026-11-20
event: rejected
stage: application
---
date: 2026-11-22
event: reflected
topic: resume
run: '1800'
answers:
  tailored: partly
  requirements: no
  results: yes
---
date: 2026-11-22
event: reflected
topic: cover-letter
run: '1800'
answers:
  value: no
skipped: [tailored]
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  match: yes
skipped: [wanted]
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: ' Two: calls '
  learned: '-'
  change: nothing to change
  control: unknown
done: true

"#]]
    );
    assert_eq!(journal.files(), [ACME, "journal.yaml"]);
}

#[test]
fn one_goes_back_over_every_question_and_from_the_actions_to_the_last() {
    let journal = ended("accepted", "offer");
    let typed = lines(["no", "<", "", "", "<", "yes", "Tea", "Calm.", "", "<", "A car.", ""]);
    journal.reject(["reflect", "acme"]).stdin(typed).assert().code(0).stderr_eq(str![[r#"
Acme, Backend engineer: accepted on 20 Nov 2026, at offer.
5 questions, two minutes. Ctrl-C stops and keeps what you said.

[1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  (Enter skips)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [1 of 5 · The fit] Knowing what you know now, is this a job you would want?
  1 yes
  2 partly
  3 no
  so far: no
  (Enter keeps it, - takes it back)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [2 of 5 · The fit] Did the job match what you can do today?
  1 yes
  2 partly
  3 no
  (Enter skips, < back)
> [3 of 5 · What you take with you] What went well, even if it was small?
  (Enter skips, < back)
> [4 of 5 · What you take with you] What did you learn that you can use again?
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Write down three things a job must have for you, and check them before you apply.
  (Enter skips, < back)
> [5 of 5 · What you take with you] What would you change? "Nothing to change" is as good an answer as any.
  1 nothing to change
  (Enter skips, < back)
> [what next · one of these or your own words] One thing to do next time?
  1 Write down three things a job must have for you, and check them before you apply.
  (Enter skips, < back)
> Thought through. Written down in 2026/2026-11-02-acme--backend-engineer.yaml
Congratulations on the new job.

"#]]);
    assert_data_eq!(
        added(&journal),
        str![[r#"
---
date: 2026-11-22
event: reflected
topic: fit
run: '1800'
answers:
  wanted: no
  match: yes
---
date: 2026-11-22
event: reflected
topic: lessons
run: '1800'
answers:
  went-well: Tea
  learned: Calm.
  change: A car.
done: true

"#]]
    );
}
