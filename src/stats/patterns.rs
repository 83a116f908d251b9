//! What keeps coming back: concerns and reasons, each counted once a case.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::rate::{ENOUGH, Share, fewer, holm};
use crate::case::Case;
use crate::prompts::Prompts;
use crate::text::{fold, same};
use crate::vocabulary::NONE_GIVEN;

/// How surprising a change must be before it is called one.
const SIGNIFICANT: f64 = 0.05;

/// What keeps coming back, and what was looked at to say so.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Patterns {
    /// Concerns, by how often and how lately they came up.
    pub concerns: Vec<Pattern>,
    /// How many questions that can show a concern had an answer in the last 12 months.
    pub questions: usize,
    /// How many cases answered any of them.
    pub answered: usize,
    /// Reasons the employer stated.
    pub stated: Vec<Pattern>,
    /// How many cases have a stated reason.
    pub with_stated: usize,
    /// Reasons that were guessed.
    pub guessed: Vec<Pattern>,
    /// How many cases have a guessed reason.
    pub with_guessed: usize,
}

/// A concern or a reason that came back, or did and has gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// `topic/id` of a question, or the reason.
    pub id: String,
    /// The question as it is asked; none for a reason.
    pub question: Option<String>,
    /// What one could do about it; none for a reason.
    #[serde(rename = "try")]
    pub hint: Option<String>,
    /// What may be said of it.
    pub state: State,
    /// In how many of the cases that answered it came up, in the last 12 months.
    pub came_up: Share,
    /// The later of those cases: the last 3 for what is quiet, more for what improved.
    pub lately: Share,
    /// The cases before those.
    pub before: Share,
    /// How many cases were asked and passed it over.
    pub skipped: usize,
    /// The cases in which it came up, the latest last.
    pub cases: Vec<Seen>,
}

/// What may be said of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It keeps coming back.
    Recurring,
    /// It kept coming back, and did not in the last three cases.
    Quiet,
    /// It comes up less than before, by more than chance explains.
    Improved,
}

/// A case in which something came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Its handle.
    pub case: String,
    /// Its company.
    pub company: String,
    /// The day of the answer, or of the ending.
    pub date: NaiveDate,
}

/// One case that answered: when, which, and whether it came up.
struct Answer<'a> {
    date: NaiveDate,
    case: &'a Case,
    came_up: bool,
}

/// Something to look for, with every case that could show it.
struct Suspect<'a> {
    id: String,
    question: Option<String>,
    hint: Option<String>,
    skipped: usize,
    answers: Vec<Answer<'a>>,
}

impl Patterns {
    pub(super) fn of(cases: &[Case], prompts: &Prompts, today: NaiveDate) -> Self {
        let since = today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
        let asked: Vec<Suspect<'_>> = questions(cases, prompts, since)
            .into_iter()
            .filter(|suspect| !suspect.answers.is_empty())
            .collect();
        let questions = asked.len();
        let mut answered: Vec<&str> =
            asked.iter().flat_map(|it| &it.answers).map(|answer| answer.case.handle()).collect();
        answered.sort_unstable();
        answered.dedup();
        let answered = answered.len();
        let (stated, with_stated) = reasons(cases, true, since);
        let (guessed, with_guessed) = reasons(cases, false, since);
        let [concerns, stated, guessed] = shown([asked, stated, guessed]);
        Self { concerns, questions, answered, stated, with_stated, guessed, with_guessed }
    }
}

fn questions<'a>(cases: &'a [Case], prompts: &Prompts, since: NaiveDate) -> Vec<Suspect<'a>> {
    let telling = prompts.questions().filter(|(_, question)| !question.concern.is_empty());
    let suspects = telling.map(|(topic, question)| {
        let answers = cases.iter().filter_map(|case| {
            let (date, answer) = case.answer(&topic.name, &question.id)?;
            let came_up = question.is_concern(answer);
            (date > since).then_some(Answer { date, case, came_up })
        });
        Suspect {
            id: format!("{}/{}", topic.name, question.id),
            question: Some(question.ask.clone()),
            hint: question.hint.clone(),
            skipped: cases
                .iter()
                .filter(|case| case.skipped(&topic.name, &question.id).is_some_and(|date| date > since))
                .count(),
            answers: answers.collect(),
        }
    });
    suspects.collect()
}

/// Each reason that was stated (or guessed), and how many cases have any.
fn reasons(cases: &[Case], stated: bool, since: NaiveDate) -> (Vec<Suspect<'_>>, usize) {
    let told: Vec<(NaiveDate, &Case, Vec<String>)> = cases
        .iter()
        .filter_map(|case| {
            let date = case.ended().or(case.latest())?;
            let reasons = case.reasons().into_iter();
            let tags: Vec<String> = reasons
                .filter(|reason| reason.stated == stated && !same(&reason.tag, NONE_GIVEN))
                .map(|reason| reason.tag)
                .collect();
            (date > since && !tags.is_empty()).then_some((date, case, tags))
        })
        .collect();
    let mut tags: Vec<&String> = Vec::new();
    for tag in told.iter().flat_map(|(_, _, tags)| tags) {
        if !tags.iter().any(|known| same(known, tag)) {
            tags.push(tag);
        }
    }
    let suspects = tags.into_iter().map(|tag| Suspect {
        id: tag.clone(),
        question: None,
        hint: None,
        skipped: 0,
        answers: told
            .iter()
            .map(|(date, case, tags)| Answer {
                date: *date,
                case,
                came_up: tags.iter().any(|known| fold(known) == fold(tag)),
            })
            .collect(),
    });
    (suspects.collect(), told.len())
}

/// Those that may be said to recur, to be quiet or to have improved, by count, then by recency.
///
/// *Improved* is tested on a split that depends on the number of cases alone: the last third, at least 5, against
/// those before, at least 5. All that have such a split and came up at all often enough are tested, whatever the
/// split shows, and the values are adjusted for all of them together; to choose by the earlier half would make
/// chance look like change.
fn shown<const N: usize>(kinds: [Vec<Suspect<'_>>; N]) -> [Vec<Pattern>; N] {
    let kinds = kinds.map(|mut suspects| {
        for suspect in &mut suspects {
            suspect.answers.sort_by(|a, b| (a.date, a.case.handle()).cmp(&(b.date, b.case.handle())));
        }
        suspects
    });
    let splits = kinds.iter().flatten().filter_map(|suspect| split(&suspect.answers));
    let values: Vec<f64> = splits.map(|(before, lately)| fewer(before, lately)).collect();
    let mut adjusted = holm(&values).into_iter();
    kinds.map(|suspects| {
        let mut patterns: Vec<Pattern> = suspects
            .iter()
            .filter_map(|suspect| {
                let split = split(&suspect.answers);
                let is_surprising = split.is_some() && adjusted.next().is_some_and(|p| p <= SIGNIFICANT);
                suspect.pattern(split.filter(|(before, _)| is_surprising && before.recurs()))
            })
            .collect();
        patterns.sort_by_key(|pattern| {
            let latest = pattern.cases.last().map(|seen| seen.date);
            std::cmp::Reverse((pattern.came_up.hits, latest))
        });
        patterns
    })
}

/// Before and lately, where there are enough cases on both sides and it came up in 3 of them at all.
fn split(answers: &[Answer<'_>]) -> Option<(Share, Share)> {
    let last = (answers.len() / 3).max(ENOUGH);
    let at = answers.len().checked_sub(last).filter(|at| *at >= ENOUGH)?;
    (share(answers).hits >= 3).then(|| (share(&answers[..at]), share(&answers[at..])))
}

fn share(answers: &[Answer<'_>]) -> Share {
    Share { hits: answers.iter().filter(|answer| answer.came_up).count(), of: answers.len() }
}

impl Suspect<'_> {
    fn pattern(&self, improved: Option<(Share, Share)>) -> Option<Pattern> {
        let (earlier, last3) = self.answers.split_at(self.answers.len().saturating_sub(3));
        let (earlier, last3) = (share(earlier), share(last3));
        let came_up = share(&self.answers);
        let (state, before, lately) = if let Some((before, lately)) = improved {
            (State::Improved, before, lately)
        } else if last3.hits == 0 && earlier.recurs() {
            (State::Quiet, earlier, last3)
        } else if came_up.recurs() {
            (State::Recurring, earlier, last3)
        } else {
            return None;
        };
        let seen = self.answers.iter().filter(|answer| answer.came_up);
        Some(Pattern {
            id: self.id.clone(),
            question: self.question.clone(),
            hint: self.hint.clone(),
            state,
            came_up,
            lately,
            before,
            skipped: self.skipped,
            cases: seen
                .map(|it| Seen {
                    case: it.case.handle().to_owned(),
                    company: it.case.company().to_owned(),
                    date: it.date,
                })
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, prompts};
    use super::*;
    use crate::event::{Details, Ending, Event, Kind, Reason};

    fn answered(on: u32, answer: &str) -> Case {
        let mut event = Event::new(day(on), Kind::Reflected);
        event.topic = Some("interview".into());
        event.answers = vec![("stories".into(), answer.into())];
        Case::new(format!("{}-acme", day(on)), Details::default(), vec![event])
    }

    fn concerns(answers: &[&str]) -> Vec<(State, Share, Share, Share)> {
        let cases: Vec<Case> = answers.iter().zip(1..).map(|(answer, on)| answered(on, answer)).collect();
        let patterns = Patterns::of(&cases, &prompts(), day(28));
        patterns.concerns.into_iter().map(|it| (it.state, it.came_up, it.before, it.lately)).collect()
    }

    fn share(hits: usize, of: usize) -> Share {
        Share { hits, of }
    }

    #[test]
    fn three_cases_and_a_third_make_a_pattern() {
        assert_eq!(concerns(&["no", "no", "yes"]), []);
        assert_eq!(
            concerns(&["no", "yes", "partly", "no"]),
            [(State::Recurring, share(3, 4), share(1, 1), share(2, 3))]
        );
        assert_eq!(concerns(&["no", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "no"]), []);
    }

    #[test]
    fn what_did_not_come_up_in_the_last_three_is_quiet() {
        assert_eq!(
            concerns(&["no", "no", "yes", "no", "no", "yes", "yes", "yes"]),
            [(State::Quiet, share(4, 8), share(4, 5), share(0, 3))]
        );
    }

    #[test]
    fn improved_needs_five_and_more_than_chance() {
        let long: Vec<&str> = std::iter::repeat_n("no", 10).chain(std::iter::repeat_n("yes", 5)).collect();
        assert_eq!(concerns(&long), [(State::Improved, share(10, 15), share(10, 10), share(0, 5))]);
        // 4 of 5 before and 1 of 5 since: one-sided Fisher 0.103 (R: fisher.test(matrix(c(1, 4, 4, 1), 2), alternative = "less")).
        let weak = ["no", "no", "no", "no", "yes", "yes", "no", "yes", "yes", "yes"];
        assert_eq!(concerns(&weak).first().map(|it| it.0), Some(State::Quiet));
    }

    #[test]
    fn a_case_counts_once_with_its_latest_answer() {
        let mut twice = Event::new(day(5), Kind::Reflected);
        twice.topic = Some("interview".into());
        twice.answers = vec![("stories".into(), "yes".into())];
        let first = answered(1, "no");
        let mut events = first.events().to_vec();
        events.push(twice);
        let case = Case::new("a".into(), Details::default(), events);
        let cases = [case, answered(2, "no"), answered(3, "no"), answered(4, "no")];
        let patterns = Patterns::of(&cases, &prompts(), day(28));
        assert_eq!(patterns.concerns[0].came_up, share(3, 4));
        assert_eq!((patterns.questions, patterns.answered), (1, 4));
    }

    #[test]
    fn answers_older_than_a_year_are_not_looked_at() {
        let cases: Vec<Case> = (1..5).map(|on| answered(on, "no")).collect();
        let later = day(28).checked_add_months(Months::new(12)).expect("a day");
        assert_eq!(Patterns::of(&cases, &prompts(), later).questions, 0);
    }

    #[test]
    fn stated_and_guessed_reasons_are_counted_apart() {
        let refused = |on: u32, tag: &str, stated: bool| {
            let mut event = Event::new(day(on), Kind::Ended(Ending::Rejected));
            event.reasons = vec![Reason { tag: tag.into(), detail: None, stated }];
            Case::new(format!("{}-acme", day(on)), Details::default(), vec![event])
        };
        let cases = [
            refused(1, "pay", true),
            refused(2, "Pay", true),
            refused(3, "pay", true),
            refused(4, "fit", true),
            refused(5, "none given", true),
            refused(6, "fit", false),
            refused(7, "pay", false),
        ];
        let patterns = Patterns::of(&cases, &prompts(), day(28));
        let stated: Vec<_> = patterns.stated.iter().map(|it| (it.id.as_str(), it.came_up)).collect();
        assert_eq!(stated, [("pay", share(3, 4))]);
        assert_eq!((patterns.with_stated, patterns.with_guessed), (4, 2));
        assert!(patterns.guessed.is_empty());
    }

    /// Nothing changes: each answer is a concern with the same chance. A claim is a lie, and there may be few.
    #[test]
    fn where_nothing_changes_improvement_is_claimed_in_at_most_one_of_twenty_journals() {
        let mut seed = 0x2026_1122_u64;
        let mut random = move || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed >> 33
        };
        let prompts = prompts();
        let all: Vec<(String, String)> = prompts
            .questions()
            .filter(|(_, question)| question.accept("no").is_ok() && question.is_concern("no"))
            .map(|(topic, question)| (topic.name.clone(), question.id.clone()))
            .collect();
        for (cases, percent, questions) in [(24, 60, 3), (45, 25, 24), (60, 40, 12)] {
            let claims = (0..200).filter(|_| {
                let cases: Vec<Case> = (0..cases)
                    .map(|n| {
                        let on = day(1) + chrono::Days::new(n);
                        let events = all[..questions].iter().map(|(topic, id)| {
                            let mut event = Event::new(on, Kind::Reflected);
                            event.topic = Some(topic.clone());
                            let answer = if random() % 100 < percent { "no" } else { "yes" };
                            event.answers = vec![(id.clone(), answer.into())];
                            event
                        });
                        Case::new(format!("{on}-acme"), Details::default(), events.collect())
                    })
                    .collect();
                let patterns = Patterns::of(&cases, &prompts, day(1) + chrono::Days::new(100));
                patterns.concerns.iter().any(|it| it.state == State::Improved)
            });
            let claims = claims.count();
            assert!(claims <= 10, "{claims} of 200 with {questions} questions at {percent} %");
        }
    }
}
