//! What keeps coming back: concerns, reasons and missing skills, each counted once a case.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::Serialize;

use super::Given;
use super::actions::{Tried, tried};
use super::rate::{SIGNIFICANT, Share, fewer, holm};
use super::suspects::{Answer, Sort, Suspect, Suspects, Wanted, share, since};
use crate::case::Case;

/// How many of the last cases can show something new.
const NEW: usize = 5;

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
    /// Skills that could not be shown.
    pub skills: Vec<Pattern>,
    /// How many cases named one, or were asked for one.
    pub with_skills: usize,
}

/// Something that came back, or did and has gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// What sort of thing it is.
    pub sort: Sort,
    /// `topic/id` of a question, the reason or the skill.
    pub id: String,
    /// The question as it is asked; none but for a concern.
    pub question: Option<String>,
    /// What one could do about it; none but for a concern.
    #[serde(rename = "try")]
    pub hint: Option<String>,
    /// The answers by which it comes up; none but for a concern.
    pub concern: Vec<String>,

    /// What may be said of it.
    pub state: State,
    /// In how many of the cases that answered it came up, in the last 12 months.
    pub came_up: Share,
    /// The later of those cases: the last 3 for what is quiet, more for what is new or improved.
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
    /// It came up in at least 3 of the last 5 cases, and in none of the at least 5 before.
    New,
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

/// What keeps coming back, and what became of it after something was done.
///
/// *Improved* and *helped* are tested together, and every suspect with enough cases is tested, whatever its cases show:
/// to choose by the earlier half would make chance look like change, and an action is chosen because a question looked
/// bad. The values are adjusted for all of them.
pub(super) fn changes(cases: &[Case], given: Given<'_>) -> (Patterns, Vec<Tried>) {
    let suspects = Suspects::of(cases, given.prompts, since(given.today), Wanted::Frequent);
    let mut tried = tried(cases, given);
    let splits = suspects.all.iter().filter_map(Suspect::split);
    let splits = splits.chain(tried.iter().filter_map(Tried::split));
    let values: Vec<f64> = splits.map(|(before, later)| fewer(before, later)).collect();
    let mut adjusted = holm(&values).into_iter().map(|p| given.is_whole && p <= SIGNIFICANT);
    let mut patterns = Patterns::of(&suspects, || adjusted.next().unwrap_or(false));
    for action in tried.iter_mut().filter(|action| action.split().is_some()) {
        action.judge(adjusted.next().unwrap_or(false));
    }
    patterns.sort();
    (patterns, tried)
}

impl Patterns {
    /// `is_surprising` is asked once for each suspect that has a split, in their order.
    fn of(suspects: &Suspects<'_>, mut is_surprising: impl FnMut() -> bool) -> Self {
        let asked = suspects.all.iter().filter(|suspect| suspect.sort == Sort::Concern);
        let mut answered: Vec<&str> =
            asked.clone().flat_map(|it| &it.answers).map(|answer| answer.case.handle()).collect();
        answered.sort_unstable();
        answered.dedup();
        let mut patterns = Self {
            questions: asked.count(),
            answered: answered.len(),
            with_stated: suspects.with_stated,
            with_guessed: suspects.with_guessed,
            with_skills: suspects.with_skills,
            ..Self::default()
        };
        for suspect in &suspects.all {
            let split = suspect.split();
            let improved = split.filter(|_| is_surprising()).filter(|(before, _)| before.recurs());
            if let Some(pattern) = suspect.pattern(improved) {
                patterns.of_sort(suspect.sort).push(pattern);
            }
        }
        patterns
    }

    /// Every one of them, sort by sort.
    pub fn all(&self) -> impl Iterator<Item = &Pattern> {
        self.concerns.iter().chain(&self.stated).chain(&self.guessed).chain(&self.skills)
    }

    fn of_sort(&mut self, sort: Sort) -> &mut Vec<Pattern> {
        match sort {
            Sort::Concern => &mut self.concerns,
            Sort::Stated => &mut self.stated,
            Sort::Guessed => &mut self.guessed,
            Sort::Skill => &mut self.skills,
        }
    }

    /// By count, then by recency.
    fn sort(&mut self) {
        for patterns in [&mut self.concerns, &mut self.stated, &mut self.guessed, &mut self.skills] {
            patterns.sort_by_key(|pattern| {
                Reverse((pattern.came_up.hits, pattern.cases.last().map(|seen| seen.date)))
            });
        }
    }
}

impl Suspect<'_> {
    /// What may be said of it; `improved` holds the shares of a change that chance does not explain.
    pub(super) fn pattern(&self, improved: Option<(Share, Share)>) -> Option<Pattern> {
        let (state, before, lately) = self.state(improved)?;
        let seen = self.answers.iter().filter(|answer| answer.came_up);
        Some(Pattern {
            sort: self.sort,
            id: self.id.clone(),
            question: self.question.clone(),
            hint: self.hint.clone(),
            concern: self.concern.clone(),
            state,
            came_up: share(&self.answers),
            lately,
            before,
            skipped: self.skipped,
            cases: seen.map(Seen::of).collect(),
        })
    }

    fn state(&self, improved: Option<(Share, Share)>) -> Option<(State, Share, Share)> {
        let last = |n: usize| {
            let (before, lately) = self.answers.split_at(self.answers.len().saturating_sub(n));
            (share(before), share(lately))
        };
        if let Some((before, lately)) = improved {
            return Some((State::Improved, before, lately));
        }
        let (before, lately) = last(3);
        if lately.hits == 0 && before.recurs() {
            return Some((State::Quiet, before, lately));
        }
        let (older, newer) = last(NEW);
        if newer.hits >= 3 && older.hits == 0 && older.of >= NEW {
            return Some((State::New, older, newer));
        }
        share(&self.answers).recurs().then_some((State::Recurring, before, lately))
    }
}

impl Seen {
    fn of(answer: &Answer<'_>) -> Self {
        Self {
            case: answer.case.handle().to_owned(),
            company: answer.case.company().to_owned(),
            date: answer.date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, given, prompts};
    use super::*;
    use crate::vocabulary::Vocabulary;
    use chrono::Months;

    fn patterns_of(cases: &[Case], today: NaiveDate) -> Patterns {
        let (prompts, vocabulary) = (prompts(), Vocabulary::default());
        changes(cases, given(&prompts, &vocabulary, today)).0
    }

    use super::super::Effect;
    use super::super::simulated::Random;
    use crate::event::{Details, Ending, Event, Kind, Reason, Stage};
    use crate::plan::{Entry, Planned, Step};
    use chrono::Days;

    fn answered(on: u32, answer: &str) -> Case {
        let mut event = Event::new(day(on), Kind::Reflected);
        event.topic = Some("interview".into());
        event.answers = vec![("stories".into(), answer.into())];
        Case::new(format!("{}-acme", day(on)), Details::default(), vec![event])
    }

    fn concerns(answers: &[&str]) -> Vec<(State, Share, Share, Share)> {
        let cases: Vec<Case> = answers.iter().zip(1..).map(|(answer, on)| answered(on, answer)).collect();
        let patterns = patterns_of(&cases, day(28));
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
        let patterns = patterns_of(&cases, day(28));
        assert_eq!(patterns.concerns[0].came_up, share(3, 4));
        assert_eq!((patterns.questions, patterns.answered), (1, 4));
    }

    #[test]
    fn answers_older_than_a_year_are_not_looked_at() {
        let cases: Vec<Case> = (1..5).map(|on| answered(on, "no")).collect();
        let later = day(28).checked_add_months(Months::new(12)).expect("a day");
        assert_eq!(patterns_of(&cases, later).questions, 0);
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
        let patterns = patterns_of(&cases, day(28));
        let stated: Vec<_> = patterns.stated.iter().map(|it| (it.id.as_str(), it.came_up)).collect();
        assert_eq!(stated, [("pay", share(3, 4))]);
        assert_eq!((patterns.with_stated, patterns.with_guessed), (4, 2));
        assert!(patterns.guessed.is_empty());
    }

    /// Nothing changes: each answer is a concern with the same chance, and whoever answers plans, for what came up most
    /// of late, an action on the day it recurs, and does it some days later. A claim is a lie, and there may be few.
    #[test]
    fn where_nothing_changes_improved_and_helped_are_claimed_in_at_most_one_of_twenty_journals() {
        let prompts = prompts();
        let all: Vec<(String, String)> = prompts
            .questions()
            .filter(|(topic, question)| !topic.ask.stages.is_empty() && question.is_concern("no"))
            .map(|(topic, question)| (topic.name.clone(), question.id.clone()))
            .collect();
        for (cases, percent, questions) in [(24, 60, 3), (45, 25, 24), (60, 40, 12), (120, 30, 11)] {
            let claims = (0..200).filter(|seed| {
                let mut random = Random::new((*seed << 32) + cases);
                let (cases, plan) = search(&mut random, cases, percent, &all[..questions]);
                let vocabulary = Vocabulary::default();
                let given = Given { plan: &plan, ..given(&prompts, &vocabulary, day(1) + Days::new(300)) };
                let (patterns, tried) = changes(&cases, given);
                patterns.concerns.iter().any(|it| it.state == State::Improved)
                    || tried.iter().any(|it| it.effect == Some(Effect::Helped))
            });
            let claims = claims.count();
            assert!(claims <= 10, "{claims} of 200 with {questions} questions at {percent} %");
        }
    }

    /// A case a day with an interview that day, each of these questions answered, and what was planned and done.
    fn search(
        random: &mut Random,
        cases: u64,
        percent: u64,
        questions: &[(String, String)],
    ) -> (Vec<Case>, Vec<Entry>) {
        let (mut all, mut plan) = (Vec::new(), Vec::new());
        let mut hits = vec![0_u64; questions.len()];
        let mut planned = vec![false; questions.len()];
        for n in 0..cases {
            let on = day(1) + Days::new(n);
            let stage = |kind| Event { stage: Some(Stage::Interview), ..Event::new(on, kind) };
            let mut events = vec![Event::new(on, Kind::Applied), stage(Kind::Advanced)];
            for ((topic, id), hits) in questions.iter().zip(&mut hits) {
                let is_concern = random.chance(percent);
                *hits += u64::from(is_concern);
                let answer = if is_concern { "no" } else { "yes" };
                let topic = Some(topic.clone());
                let answers = vec![(id.clone(), answer.into())];
                events.push(Event { topic, answers, ..Event::new(on, Kind::Reflected) });
            }
            let handle = format!("{on}-acme");
            let recurring =
                (0..questions.len()).filter(|at| !planned[*at] && hits[*at] >= 3 && 3 * hits[*at] > n);
            if let Some(at) = recurring.max_by_key(|at| hits[*at]) {
                planned[at] = true;
                let step = Planned {
                    id: format!("a{at}"),
                    what: "practise".into(),
                    aim: Some(format!("{}/{}", questions[at].0, questions[at].1)),
                    case: Some(handle.clone()),
                    due: None,
                };
                plan.push(Entry { date: on, step: Step::Planned(step) });
                let done = on + Days::new(random.below(3));
                plan.push(Entry { date: done, step: Step::Done(format!("a{at}")) });
            }
            all.push(Case::new(handle, Details::default(), events));
        }
        (all, plan)
    }
}
