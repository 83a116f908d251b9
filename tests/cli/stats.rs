//! `reject stats`

use snapbox::str;
use unicode_width::UnicodeWidthStr as _;

use crate::rich;
use crate::support::Journal;

const APPLIED: &str = "---\ncompany: Acme\n---\ndate: 2026-11-10\nevent: applied\n";

#[test]
fn an_empty_journal_says_what_to_do() {
    Journal::new().reject(["stats"]).assert().code(0).stdout_eq(str![""]).stderr_eq(str![[r#"
Nothing is written down yet, so there is nothing to count.
`reject log` writes down a no, `reject apply` an application.

"#]]);
}

#[test]
fn an_empty_journal_has_the_whole_shape_in_json() {
    Journal::new().reject(["stats", "--json"]).assert().code(0).stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "heading": null,
  "caveats": {
    "stale": [],
    "with_reason": 0,
    "other_reasons": 0,
    "other_words": []
  },
  "totals": {
    "cases": 0,
    "in_play": 0,
    "rejected": 0,
    "no_reply": 0,
    "other": 0,
    "answered": 0,
    "past_application": 0,
    "reflected_on": 0
  },
  "stops": {
    "stages": [],
    "replies": {
      "count": 0,
      "of": 0,
      "share": null,
      "low": null,
      "high": null
    },
    "bottleneck": null
  },
  "patterns": {
    "concerns": [],
    "questions": 0,
    "answered": 0,
    "stated": [],
    "with_stated": 0,
    "guessed": [],
    "with_guessed": 0
  },
  "control": {
    "yes": 0,
    "partly": 0,
    "no": 0,
    "unknown": 0
  },
  "wins": {
    "furthest": null,
    "firsts": [],
    "went_well": [],
    "nothing_to_change": {
      "count": 0,
      "of": 0,
      "share": null,
      "low": null,
      "high": null
    }
  },
  "counts": {
    "endings": [],
    "months": [],
    "sources": [],
    "without_source": 0,
    "reasons": []
  },
  "unreadable": []
}

"#]]).stderr_eq(str![""]);
}

#[test]
fn one_case_says_something_true() {
    let journal = Journal::with(&[(
        "2026/2026-11-10-acme.yaml",
        &format!("{APPLIED}---\ndate: 2026-11-20\nevent: rejected\ncontrol: no\nreasons: [pay]\n"),
    )]);
    journal.reject(["stats"]).assert().code(0).stdout_eq(str![[r#"
1 application, 1 answered, 0 past the first door
0 in play, 1 rejected, 0 thought through

Where it stops
  stage        got past  share     in play there
  application    0 of 1
  Employers answered 1 of 1 of those that are settled.
  No stage stands out yet; one does from 5 stops and 40 % of them on.

What keeps coming back
  Nothing to say before you have thought some cases through: `reject reflect`.

Reasons
  reason  they said so  your guess
  pay                            1

Was it within your control?
  0 yes, 0 in part, 1 no, 0 no way to know. Said of 1 of the 1 case that ended.

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      1  █████████████                      1

"#]]).stderr_eq(str![""]);
}

#[test]
fn only_in_play_says_something_useful() {
    let journal = Journal::with(&[
        ("2026/2026-11-10-acme.yaml", APPLIED),
        ("2026/2026-11-11-globex.yaml", "company: Globex\n---\ndate: 2026-11-11\nevent: applied\n"),
    ]);
    journal.reject(["stats"]).assert().code(0).stdout_eq(str![[r#"
2 applications, 0 answered, 0 past the first door
2 in play, 0 rejected, 0 thought through

No refusal is written down. When an answer comes: `reject log`, or `reject
advance` for a good one.

What keeps coming back
  Nothing to say before a case has ended.

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      2  █████████████

"#]]).stderr_eq(str![""]);
}

#[test]
fn all_silent_is_told_without_blame() {
    let journal = Journal::new();
    for n in 1..=6 {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-09-0{n}\nevent: applied\n---\ndate: 2026-10-2{n}\nevent: no-reply\n"
        );
        journal.put(&format!("2026/2026-09-0{n}-firm-{n}.yaml"), text);
    }
    journal.reject(["stats"]).assert().code(0).stdout_eq(str![[r#"
6 applications, 0 answered, 0 past the first door
0 in play, 0 rejected, 6 with no reply recorded, 0 thought through

Where it stops
  stage        got past  share             in play there
  application    0 of 6  0 % (0 to 39)
  Employers answered 0 of 6 (0 % (0 to 39)) of those that are settled.
  Most stops are at application: 6 of 6. Either these jobs ask for something you
  do not show yet, or the papers hide it. Rewrite résumé and letter for one
  advert and send that version for a while, or try a neighbouring kind of job.

What keeps coming back
  Nothing to say before you have thought some cases through: `reject reflect`.

Month by month
  month     begun                 got further  rejected  no reply
  Sep 2026      6  █████████████
  Oct 2026      0                                               6

"#]]).stderr_eq(str![""]);
}

#[test]
fn a_long_search_is_told_whole() {
    rich::journal().reject(["stats"]).assert().code(0).stdout_eq(str![[r#"
26 applications, 21 answered, 18 past the first door, as far as offer
2 in play, 18 rejected, 3 with no reply recorded, 1 withdrew, 1 offer declined,
1 role closed, 15 thought through

To know first
  1 application is in play with nothing new for over 45 days: waiting. If that
  silence is an answer: `reject log COMPANY --ending no-reply`.

Where it stops
  stage        got past  share                         in play there
  application  18 of 23  78 % (58 to 90)  ██████████▏              1
  screen         0 of 1                                            1
  interview     0 of 15  0 % (0 to 20)
  Employers answered 21 of 24 (88 % (69 to 96)) of those that are settled.
  Past the first door, most stops are at interview: 15 of 16. You are invited,
  so on paper you fit. Small things decide here: how early and settled you
  arrive, how you look at them, and whether they hear what you would add rather
  than what you hope to get.

What keeps coming back: 3 of 3 questions, 15 cases
  Did your stories of past work connect to the work they need done?
    improved: 0 of 5 lately, 10 of 10 before: firm-09, firm-08, firm-07, firm-
    06, firm-05 and 5 more
  Did you say more about what you would add than about what you wanted?
    came up in 6 of 13, 2 passed over: firm-14, firm-11, firm-07, firm-05,
    firm-03 and 1 more
    try: Prepare one sentence on what you could take off their hands in the
    first three months.
  Did you ask questions whose answers mattered to you?
    quiet: 0 of the last 3, 4 of 12 before: firm-09, firm-05, firm-02 and firm-
    01

Reasons
  reason                 they said so  your guess
  none given                        6
  another candidate                 3
  missing skill                                 3
  vibes                                         3
  not enough experience             1
  another candidate (they said) came up in 3 of 4.
  vibes (you guess) came up in 3 of 6.
  missing skill (you guess) came up in 3 of 6.

Was it within your control?
  1 yes, 3 in part, 3 no, 0 no way to know. Said of 7 of the 24 cases that
  ended.

What went well
  first offer: 8 Jul, offered
  first interview: 12 Jan, firm-00
  first screen: 9 May, called
  “They asked me to stay longer.” (firm-14, 30 Jul)
  1 of 15 times you found nothing to change: sometimes it is simply not you.

Month by month
  month     begun                 got further  rejected  no reply
  Jan 2026      4  ██████████▍              2         2         1
  Feb 2026      3  ███████▊                 2         3
  Mar 2026      5  █████████████            2         3         1
  Apr 2026      3  ███████▊                 2         2         1
  May 2026      4  ██████████▍              3         3
  Jun 2026      3  ███████▊                 3         2
  Jul 2026      2  █████▎                   3         3
  Aug 2026      0
  Sep 2026      1  ██▋
  Oct 2026      0
  Nov 2026      1  ██▋                      1

Sources
  source    begun  answered  past the first door  rejected
  board        10        10                   10        10
  referral      5         5                    5         5
  meetup        1         0                    0         0
  10 without a source

"#]]).stderr_eq(str![""]);
}

#[test]
fn a_long_search_fits_a_narrow_terminal() {
    rich::journal()
        .reject(["stats"])
        .env("COLUMNS", "40")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
26 applications, 21 answered, 18 past
the first door, as far as offer
2 in play, 18 rejected, 3 with no reply
recorded, 1 withdrew, 1 offer declined,
1 role closed, 15 thought through

To know first
  1 application is in play with nothing
  new for over 45 days: waiting. If that
  silence is an answer: `reject log
  COMPANY --ending no-reply`.

Where it stops
  application
  got past 18 of 23, share 78 % (58 to
  90), ████▊, in play there 1
  screen
  got past 0 of 1, in play there 1
  interview
  got past 0 of 15, share 0 % (0 to 20)
  Employers answered 21 of 24 (88 % (69
  to 96)) of those that are settled.
  Past the first door, most stops are at
  interview: 15 of 16. You are invited,
  so on paper you fit. Small things
  decide here: how early and settled you
  arrive, how you look at them, and
  whether they hear what you would add
  rather than what you hope to get.

What keeps coming back: 3 of 3 questions, 15 cases
  Did your stories of past work connect
  to the work they need done?
    improved: 0 of 5 lately, 10 of 10
    before: firm-09, firm-08, firm-07,
    firm-06, firm-05 and 5 more
  Did you say more about what you would
  add than about what you wanted?
    came up in 6 of 13, 2 passed over:
    firm-14, firm-11, firm-07, firm-05,
    firm-03 and 1 more
    try: Prepare one sentence on what
    you could take off their hands in
    the first three months.
  Did you ask questions whose answers
  mattered to you?
    quiet: 0 of the last 3, 4 of 12
    before: firm-09, firm-05, firm-02
    and firm-01

Reasons
  reason      they said so  your guess
  none given             6
another                  3
candidate
missing                              3
skill
  vibes                              3
not enough               1
experience
  another candidate (they said) came up
  in 3 of 4.
  vibes (you guess) came up in 3 of 6.
  missing skill (you guess) came up in
  3 of 6.

Was it within your control?
  1 yes, 3 in part, 3 no, 0 no way to
  know. Said of 7 of the 24 cases that
  ended.

What went well
  first offer: 8 Jul, offered
  first interview: 12 Jan, firm-00
  first screen: 9 May, called
  “They asked me to stay longer.” (firm-
  14, 30 Jul)
  1 of 15 times you found nothing to
  change: sometimes it is simply not
  you.

Month by month
  Jan 2026
  begun 4, ████▊, got further 2,
  rejected 2, no reply 1
  Feb 2026
  begun 3, ███▋, got further 2, rejected
  3
  Mar 2026
  begun 5, ██████, got further 2,
  rejected 3, no reply 1
  Apr 2026
  begun 3, ███▋, got further 2, rejected
  2, no reply 1
  May 2026
  begun 4, ████▊, got further 3,
  rejected 3
  Jun 2026
  begun 3, ███▋, got further 3, rejected
  2
  Jul 2026
  begun 2, ██▍, got further 3, rejected
  3
  Aug 2026
  begun 0
  Sep 2026
  begun 1, █▎
  Oct 2026
  begun 0
  Nov 2026
  begun 1, █▎, got further 1

Sources
  board
  begun 10, answered 10, past the first
  door 10, rejected 10
  referral
  begun 5, answered 5, past the first
  door 5, rejected 5
  meetup
  begun 1, answered 0, past the first
  door 0, rejected 0
  10 without a source

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn plain_draws_in_ascii() {
    rich::journal()
        .reject(["stats", "--plain", "--since", "2026-10-01"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications from 1 Oct
1 application, 1 answered, 1 past the first door, as far as screen
1 in play, 0 rejected, 0 thought through

No refusal is written down. When an answer comes: `reject log`, or `reject
advance` for a good one.

Where it stops
  stage        got past  share                 in play there
  application    1 of 1         #############
  screen         0 of 0                                    1
  Employers answered 1 of 1 of those that are settled.
  No stage stands out yet; one does from 5 stops and 40 % of them on.

What keeps coming back
  Nothing to say before a case has ended.

What went well
  first screen: 20 Nov, fresh

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      1  #############            1

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_filter_is_named_in_the_heading_and_obeyed() {
    rich::journal()
        .reject(["stats", "--source", "board", "--stage", "interview", "--since", "2026-07-01"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications from 1 Jul, got to interview, source board
2 applications, 2 answered, 2 past the first door, as far as interview
0 in play, 2 rejected, 2 thought through

Where it stops
  stage        got past  share                 in play there
  application    2 of 2         █████████████
  interview      0 of 2
  Employers answered 2 of 2 of those that are settled.
  No stage stands out yet; one does from 5 stops and 40 % of them on.

What keeps coming back: 0 of 3 questions, 2 cases
  Nothing came up in 3 cases and a third of those that answered.

Reasons
  reason      they said so  your guess
  none given             2

Was it within your control?
  1 yes, 0 in part, 0 no, 0 no way to know. Said of 1 of the 2 cases that ended.

What went well
  first interview: 13 Jul, firm-13
  “They asked me to stay longer.” (firm-14, 30 Jul)

Month by month
  month     begun                 got further  rejected  no reply
  Jul 2026      2  █████████████            2         2

Sources
  source  begun  answered  past the first door  rejected
  board       2         2                    2         2

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_past_day_is_told_as_it_was() {
    let journal = Journal::with(&[
        (
            "2026/2026-09-01-acme.yaml",
            "company: Acme\n---\ndate: 2026-09-01\nevent: applied\n---\ndate: 2026-10-15\nevent: rejected\n",
        ),
        ("2026/2026-10-20-globex.yaml", "company: Globex\n---\ndate: 2026-10-20\nevent: applied\n"),
    ]);
    journal
        .reject(["stats", "--until", "2026-09-30"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
applications until 30 Sep
1 application, 0 answered, 0 past the first door
1 in play, 0 rejected, 0 thought through

No refusal is written down. When an answer comes: `reject log`, or `reject
advance` for a good one.

What keeps coming back
  Nothing to say before a case has ended.

Month by month
  month     begun                 got further  rejected  no reply
  Sep 2026      1  █████████████

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn a_damaged_case_is_named_and_the_rest_counts() {
    let journal = Journal::with(&[
        ("2026/2026-11-10-acme.yaml", APPLIED),
        ("2026/2026-11-12-bad.yaml", "company: Bad\n---\ndate: 2026-11-31\nevent: applied\n"),
    ]);
    journal.reject(["stats"]).assert().code(1).stdout_eq(str![[r#"
1 application, 0 answered, 0 past the first door
1 in play, 0 rejected, 0 thought through

No refusal is written down. When an answer comes: `reject log`, or `reject
advance` for a good one.

To know first
  1 file could not be read and is left out; see below.

What keeps coming back
  Nothing to say before a case has ended.

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      1  █████████████

"#]]).stderr_eq(str![[r#"
error: cannot read '2026/2026-11-12-bad.yaml'
  caused by: line 3, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-12-bad`

"#]]);
    journal
        .reject(["stats", "--json", "--company", "nobody"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-11-22",
  "heading": "applications: company nobody",
  "caveats": {
    "stale": [],
    "with_reason": 0,
    "other_reasons": 0,
    "other_words": []
  },
  "totals": {
    "cases": 0,
    "in_play": 0,
    "rejected": 0,
    "no_reply": 0,
    "other": 0,
    "answered": 0,
    "past_application": 0,
    "reflected_on": 0
  },
  "stops": {
    "stages": [],
    "replies": {
      "count": 0,
      "of": 0,
      "share": null,
      "low": null,
      "high": null
    },
    "bottleneck": null
  },
  "patterns": {
    "concerns": [],
    "questions": 0,
    "answered": 0,
    "stated": [],
    "with_stated": 0,
    "guessed": [],
    "with_guessed": 0
  },
  "control": {
    "yes": 0,
    "partly": 0,
    "no": 0,
    "unknown": 0
  },
  "wins": {
    "furthest": null,
    "firsts": [],
    "went_well": [],
    "nothing_to_change": {
      "count": 0,
      "of": 0,
      "share": null,
      "low": null,
      "high": null
    }
  },
  "counts": {
    "endings": [],
    "months": [],
    "sources": [],
    "without_source": 0,
    "reasons": []
  },
  "unreadable": [
    {
      "file": "2026/2026-11-12-bad.yaml",
      "error": "line 3, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD"
    }
  ]
}

"#]])
        .stderr_eq(str![[r#"
error: cannot read '2026/2026-11-12-bad.yaml'
  caused by: line 3, column 7: date: '2026-11-31' is not a date; expected YYYY-MM-DD

  tip: nothing was changed; mend it with `reject edit 2026-11-12-bad`

"#]]);
}

#[test]
fn a_long_search_has_a_pinned_shape_in_json() {
    rich::journal()
        .reject(["stats", "--json", "--until", "2026-04-30"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
{
  "version": 1,
  "today": "2026-04-30",
  "heading": "applications until 30 Apr",
  "caveats": {
    "stale": [],
    "with_reason": 9,
    "other_reasons": 2,
    "other_words": [
      "vibes"
    ]
  },
  "totals": {
    "cases": 15,
    "in_play": 2,
    "rejected": 10,
    "no_reply": 3,
    "other": 0,
    "answered": 10,
    "past_application": 8,
    "reflected_on": 8
  },
  "stops": {
    "stages": [
      {
        "stage": "application",
        "past": {
          "count": 8,
          "of": 13,
          "share": 0.6153846153846154,
          "low": 0.35522891512665694,
          "high": 0.8229029220223743
        },
        "stopped": 5,
        "in_play": 2
      },
      {
        "stage": "interview",
        "past": {
          "count": 0,
          "of": 8,
          "share": 0.0,
          "low": 0.0,
          "high": 0.3244075648838801
        },
        "stopped": 8,
        "in_play": 0
      }
    ],
    "replies": {
      "count": 10,
      "of": 13,
      "share": 0.7692307692307693,
      "low": 0.49743624053272506,
      "high": 0.9182047128150144
    },
    "bottleneck": {
      "stage": "interview",
      "stops": {
        "count": 8,
        "of": 8,
        "share": 1.0,
        "low": 0.6755924351161198,
        "high": 1.0
      },
      "past_application": true
    }
  },
  "patterns": {
    "concerns": [
      {
        "id": "interview/stories",
        "question": "Did your stories of past work connect to the work they need done?",
        "try": "Write three stories down, each ending in what it means for this employer.",
        "state": "recurring",
        "came_up": {
          "count": 8,
          "of": 8,
          "share": 1.0,
          "low": 0.6755924351161198,
          "high": 1.0
        },
        "lately": {
          "count": 3,
          "of": 3,
          "share": null,
          "low": null,
          "high": null
        },
        "before": {
          "count": 5,
          "of": 5,
          "share": 1.0,
          "low": 0.5655175352168252,
          "high": 1.0
        },
        "skipped": 0,
        "cases": [
          {
            "case": "2026-01-05-firm-00",
            "date": "2026-01-15"
          },
          {
            "case": "2026-01-19-firm-01",
            "date": "2026-01-29"
          },
          {
            "case": "2026-02-02-firm-02",
            "date": "2026-02-12"
          },
          {
            "case": "2026-02-16-firm-03",
            "date": "2026-02-26"
          },
          {
            "case": "2026-03-02-firm-04",
            "date": "2026-03-12"
          },
          {
            "case": "2026-03-16-firm-05",
            "date": "2026-03-26"
          },
          {
            "case": "2026-03-30-firm-06",
            "date": "2026-04-09"
          },
          {
            "case": "2026-04-13-firm-07",
            "date": "2026-04-23"
          }
        ]
      },
      {
        "id": "interview/value",
        "question": "Did you say more about what you would add than about what you wanted?",
        "try": "Prepare one sentence on what you could take off their hands in the first three months.",
        "state": "recurring",
        "came_up": {
          "count": 4,
          "of": 7,
          "share": 0.5714285714285714,
          "low": 0.25045836452765724,
          "high": 0.8417801447485302
        },
        "lately": {
          "count": 2,
          "of": 3,
          "share": null,
          "low": null,
          "high": null
        },
        "before": {
          "count": 2,
          "of": 4,
          "share": null,
          "low": null,
          "high": null
        },
        "skipped": 1,
        "cases": [
          {
            "case": "2026-01-05-firm-00",
            "date": "2026-01-15"
          },
          {
            "case": "2026-02-16-firm-03",
            "date": "2026-02-26"
          },
          {
            "case": "2026-03-16-firm-05",
            "date": "2026-03-26"
          },
          {
            "case": "2026-04-13-firm-07",
            "date": "2026-04-23"
          }
        ]
      },
      {
        "id": "interview/your-questions",
        "question": "Did you ask questions whose answers mattered to you?",
        "try": "Bring three questions about the work that their website does not answer.",
        "state": "recurring",
        "came_up": {
          "count": 3,
          "of": 8,
          "share": 0.375,
          "low": 0.13684428582359742,
          "high": 0.6942576053973727
        },
        "lately": {
          "count": 1,
          "of": 3,
          "share": null,
          "low": null,
          "high": null
        },
        "before": {
          "count": 2,
          "of": 5,
          "share": 0.4,
          "low": 0.11762077423264794,
          "high": 0.769275718723987
        },
        "skipped": 0,
        "cases": [
          {
            "case": "2026-01-19-firm-01",
            "date": "2026-01-29"
          },
          {
            "case": "2026-02-02-firm-02",
            "date": "2026-02-12"
          },
          {
            "case": "2026-03-16-firm-05",
            "date": "2026-03-26"
          }
        ]
      }
    ],
    "questions": 3,
    "answered": 8,
    "stated": [],
    "with_stated": 3,
    "guessed": [],
    "with_guessed": 4
  },
  "control": {
    "yes": 0,
    "partly": 2,
    "no": 2,
    "unknown": 0
  },
  "wins": {
    "furthest": "interview",
    "firsts": [
      {
        "stage": "interview",
        "case": "2026-01-05-firm-00",
        "date": "2026-01-12"
      }
    ],
    "went_well": [],
    "nothing_to_change": {
      "count": 1,
      "of": 8,
      "share": 0.125,
      "low": 0.02241749145005667,
      "high": 0.47088818221285345
    }
  },
  "counts": {
    "endings": [
      {
        "name": "rejected",
        "count": 10
      },
      {
        "name": "no-reply",
        "count": 3
      }
    ],
    "months": [
      {
        "month": "2026-01-01",
        "begun": 4,
        "rejected": 2,
        "no_reply": 1,
        "advanced": 2
      },
      {
        "month": "2026-02-01",
        "begun": 3,
        "rejected": 3,
        "no_reply": 0,
        "advanced": 2
      },
      {
        "month": "2026-03-01",
        "begun": 5,
        "rejected": 3,
        "no_reply": 1,
        "advanced": 2
      },
      {
        "month": "2026-04-01",
        "begun": 3,
        "rejected": 2,
        "no_reply": 1,
        "advanced": 2
      }
    ],
    "sources": [
      {
        "source": "board",
        "cases": 6,
        "answered": 5,
        "past_application": 5,
        "rejected": 5
      },
      {
        "source": "referral",
        "cases": 3,
        "answered": 3,
        "past_application": 3,
        "rejected": 3
      }
    ],
    "without_source": 6,
    "reasons": [
      {
        "reason": "another candidate",
        "stated": 2,
        "guessed": 0
      },
      {
        "reason": "missing skill",
        "stated": 0,
        "guessed": 2
      },
      {
        "reason": "vibes",
        "stated": 0,
        "guessed": 2
      },
      {
        "reason": "none given",
        "stated": 2,
        "guessed": 0
      },
      {
        "reason": "not enough experience",
        "stated": 1,
        "guessed": 0
      }
    ]
  },
  "unreadable": []
}

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn words_of_ones_own_that_outgrow_the_list_are_named() {
    let journal = Journal::new();
    for (n, reason) in ["commute", "Commute", "vibes", "pay"].iter().enumerate() {
        let text = format!(
            "company: Firm {n}\n---\ndate: 2026-11-0{}\nevent: rejected\nreasons: [{reason}]\n",
            n + 1
        );
        journal.put(&format!("2026/2026-11-0{}-firm-{n}.yaml", n + 1), text);
    }
    journal.reject(["stats"]).assert().code(0).stdout_eq(str![[r#"
4 applications, 4 answered, 0 past the first door
0 in play, 4 rejected, 0 thought through

To know first
  3 of 4 reasons are words of your own: commute and vibes. Put those you use
  often into `reasons:` in journal.yaml.

Where it stops
  stage        got past  share     in play there
  application    0 of 4
  Employers answered 4 of 4 of those that are settled.
  No stage stands out yet; one does from 5 stops and 40 % of them on.

What keeps coming back
  Nothing to say before you have thought some cases through: `reject reflect`.

Reasons
  reason   they said so  your guess
  commute                         2
  vibes                           1
  pay                             1

Month by month
  month     begun                 got further  rejected  no reply
  Nov 2026      4  █████████████                      4

"#]]).stderr_eq(str![""]);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let journal = rich::journal();
    for columns in ["120", "80", "60"] {
        for plain in [&["stats"][..], &["stats", "--plain"], &["stats", "--since", "2026-03-01"]] {
            let mut command = journal.reject(["--plain"; 0]).env("COLUMNS", columns);
            for word in plain {
                command = command.arg(word);
            }
            let output = command.assert().code(0).get_output().stdout.clone();
            let text = String::from_utf8(output).expect("UTF-8");
            let limit: usize = columns.parse().expect("a number");
            let wide: Vec<&str> = text.lines().filter(|line| line.width() > limit).collect();
            assert_eq!(wide, <[&str; 0]>::default(), "at {columns}");
        }
    }
}

#[test]
fn a_filter_that_cannot_be_is_refused() {
    let journal = Journal::with(&[("2026/2026-11-10-acme.yaml", APPLIED)]);
    journal.reject(["stats", "--stage", "phone"]).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: invalid value 'phone' for '--stage <STAGE>'
  [possible values: application, screen, assessment, interview, final, offer]

For more information, try '--help'.

"#]]);
    journal
        .reject(["stats", "--since", "2026-02-30"])
        .assert()
        .code(2)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: --since: '2026-02-30' is not a date; try 2026-11-22, yesterday, monday, 3d, 2w, last month or 'nov 3'

  tip: nothing was written

"#]]);
    journal
        .reject(["stats", "--until", "2026-11-23"])
        .assert()
        .code(2)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: --until: '2026-11-23' is 2026-11-23, which is after today (2026-11-22)

  tip: nothing was written

"#]]);
    journal
        .reject(["stats", "--since", "2026-11-03", "--until", "2026-11-02"])
        .assert()
        .code(2)
        .stdout_eq(str![""])
        .stderr_eq(str![[r#"
error: --since 2026-11-03 lies after --until 2026-11-02

"#]]);
}
