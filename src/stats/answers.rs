//! How long until an answer: the waits of all that were sent, also of those nobody has answered.

use chrono::NaiveDate;
use serde::Serialize;

use super::rate::ENOUGH;
use super::survival::{Median, Step, Wait, curve, median};
use crate::case::Case;
use crate::event::{Ending, Event, Kind, Stage};

/// After so many silent days a case counts as silent, while the journal has too few answers to tell.
pub const SILENT_AFTER: i64 = 45;

/// The fewest answers that tell after how many days silence is an answer.
const TELLING: usize = 10;

/// Applications sent so many days ago count for that day: the younger ones have not had the time.
const SETTLED_AFTER: i64 = 60;

/// The waits are told of for at least so many days, where anybody waited so long.
const SHORTEST: u32 = 14;

/// They are told of for so many days at most, whatever comes later.
const LONGEST: u32 = 365;

/// Days at which the curve is read out.
const READ_OUT: [u32; 8] = [7, 14, 21, 28, 42, 60, 90, 180];

/// No silence is called one before so many days.
const PATIENCE: i64 = 21;

/// How long the employers took.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answers {
    /// Applications whose wait is known, answered or not.
    pub cases: usize,
    /// How many of them had an answer.
    pub answered: usize,
    /// How many of the answers are the last word of a case that had got further on a day not written down: the first
    /// answer came sooner.
    pub sooner: usize,
    /// Cases left out, as nothing says when they were applied for.
    pub unapplied: usize,
    /// Cases left out, as the day of their answer is not written down.
    pub undated: usize,
    /// Cases left out, as the user left them on a day not written down.
    pub left_undated: usize,
    /// Cases left out, as something ended or answered them before they were applied for.
    pub before_applied: usize,
    /// The longest wait of all, answered or not.
    pub longest: Option<u32>,
    /// The share that still waits, day after day; empty while there are too few, or too many answers have no day.
    pub curve: Vec<Step>,
    /// The day by which half had an answer.
    pub median: Option<Median>,
    /// Where that day is not reached: the longest time for which at least 5 can be told of.
    pub less_than_half_within: Option<u32>,
    /// After how many days of silence no more is to be expected.
    pub silent_after: Silence,
    /// How many days each wait lasted, answered or not, the longest first.
    #[serde(skip)]
    waits: Vec<u32>,
}

/// After how many days of silence no more is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Silence {
    /// So many days: as `nine_in_ten` says, and never under 21.
    pub days: i64,
    /// The day by which nine of ten answers had come; none where there are too few.
    pub nine_in_ten: Option<i64>,
    /// How many answers say so; none where there are too few and `days` is [`SILENT_AFTER`].
    pub answers: Option<usize>,
}

/// What is known of the time to the first answer of one case.
enum Known {
    /// It lasted so long; the second says whether the first answer came sooner than that.
    Wait(Wait, bool),
    Unapplied,
    Undated,
    LeftUndated,
    BeforeApplied,
}

impl Answers {
    pub(super) fn of(cases: &[Case], silent_after: Silence, today: NaiveDate) -> Self {
        let mut answers = Self::none(silent_after);
        let mut waits = Vec::new();
        for case in cases {
            match known(case, today) {
                Known::Wait(wait, is_sooner) => {
                    waits.push(wait);
                    answers.sooner += usize::from(is_sooner);
                }
                Known::Unapplied => answers.unapplied += 1,
                Known::Undated => answers.undated += 1,
                Known::LeftUndated => answers.left_undated += 1,
                Known::BeforeApplied => answers.before_applied += 1,
            }
        }
        answers.read(&waits);
        answers
    }

    /// Of no case.
    pub(crate) fn none(silent_after: Silence) -> Self {
        Self {
            cases: 0,
            answered: 0,
            sooner: 0,
            unapplied: 0,
            undated: 0,
            left_undated: 0,
            before_applied: 0,
            longest: None,
            curve: Vec::new(),
            median: None,
            less_than_half_within: None,
            silent_after,
            waits: Vec::new(),
        }
    }

    /// Takes up what these waits tell.
    pub(crate) fn read(&mut self, waits: &[Wait]) {
        self.waits = waits.iter().map(|wait| wait.days).collect();
        self.waits.sort_unstable_by(|a, b| b.cmp(a));
        self.cases = waits.len();
        self.longest = self.waits.first().copied();
        self.answered = waits.iter().filter(|wait| wait.answered).count();
        if self.cases >= ENOUGH && self.tells() {
            self.curve = curve(waits);
            self.median = median(&self.curve);
            if self.median.is_none() {
                self.less_than_half_within = self.watched_until();
            }
        }
    }

    /// Whether the median is told by enough: at least 5 answers, and 5 that still waited on its day.
    #[must_use]
    pub fn has_sure_median(&self) -> bool {
        let at_risk = |day| self.curve.iter().any(|step| step.day == day && step.at_risk >= ENOUGH);
        self.answered >= ENOUGH && self.median.is_some_and(|median| at_risk(median.day))
    }

    /// The last day on which at least 5 still waited.
    fn watched_until(&self) -> Option<u32> {
        self.waits.get(ENOUGH - 1).copied()
    }

    /// How many still waited when that day of their wait began.
    #[must_use]
    pub fn at_risk(&self, day: u32) -> usize {
        self.waits.partition_point(|days| *days >= day)
    }

    /// The day up to which the curve is told of: the last on which at least 5 still waited, and at most as long again as
    /// the last answer before it took, so that it is seen when no more came. None without an answer up to that day.
    #[must_use]
    pub fn told_until(&self) -> Option<u32> {
        let watched = self.watched_until().filter(|day| *day > 0)?;
        let answered = self.step_at(watched)?.day;
        Some(answered.saturating_mul(2).clamp(SHORTEST, LONGEST).min(watched))
    }

    /// A few days at which to read the curve out, the last of them the one up to which it is told of.
    #[must_use]
    pub fn read_out(&self) -> Vec<u32> {
        let Some(last) = self.told_until() else { return Vec::new() };
        READ_OUT.into_iter().filter(|day| *day < last).chain([last]).collect()
    }

    /// The step of the curve that holds after that day; none before the first answer, while all still wait.
    #[must_use]
    pub fn step_at(&self, day: u32) -> Option<&Step> {
        self.curve.iter().take_while(|step| step.day <= day).last()
    }

    /// Whether so few answers lack a day, at most one in five, that the others may speak for them.
    #[must_use]
    pub fn tells(&self) -> bool {
        5 * self.undated <= self.answered + self.undated
    }
}

fn known(case: &Case, today: NaiveDate) -> Known {
    let Some(applied) = case.applied() else { return Known::Unapplied };
    let after = |day: NaiveDate| u32::try_from((day - applied).num_days()).ok();
    let reply = case.events().iter().find(|event| event.is_reply());
    let (until, answered) = match reply {
        Some(reply) => (reply.day(), true),
        None if case.furthest() > Stage::Application => (None, true),
        None if case.ending() == Some(Ending::Withdrew) => (case.ended(), false),
        None => (Some(today), false),
    };
    let Some(until) = until else { return if answered { Known::Undated } else { Known::LeftUndated } };
    let is_before = case.ended().is_some_and(|ended| ended < applied);
    match after(until).filter(|_| !is_before) {
        Some(days) => {
            let is_late =
                |reply: &Event| reply.kind != Kind::Advanced && case.furthest() > Stage::Application;
            Known::Wait(Wait { days, answered }, reply.is_some_and(is_late))
        }
        None => Known::BeforeApplied,
    }
}

/// After how many days of silence no more is to be expected: the day by which nine of ten answers had come, among the
/// applications sent at least 60 days before `today`. Never under 21; with under 10 answers, [`SILENT_AFTER`].
#[must_use]
pub fn silence(cases: &[Case], today: NaiveDate) -> Silence {
    let settled = cases
        .iter()
        .filter(|case| case.applied().is_some_and(|day| (today - day).num_days() >= SETTLED_AFTER));
    let days: Vec<i64> = settled
        .filter_map(|case| match known(case, today) {
            Known::Wait(Wait { days, answered: true }, _) => Some(i64::from(days)),
            _ => None,
        })
        .collect();
    let answers = days.len();
    match nine_in_ten(days) {
        Some(day) => Silence { days: day.max(PATIENCE), nine_in_ten: Some(day), answers: Some(answers) },
        None => Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None },
    }
}

/// The day by which nine of ten had come; none of fewer than ten.
pub(super) fn nine_in_ten(mut days: Vec<i64>) -> Option<i64> {
    if days.len() < TELLING {
        return None;
    }
    days.sort_unstable();
    days.get((9 * days.len()).div_ceil(10) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::event::{Details, Heard};
    use chrono::Days;

    const DEFAULT: Silence = Silence { days: SILENT_AFTER, nine_in_ten: None, answers: None };

    fn sent(on: u32, events: Vec<Event>) -> Case {
        let all = std::iter::once(Event::new(day(on), Kind::Applied)).chain(events);
        Case::new(format!("{}-firm", day(on)), Details::default(), all.collect())
    }

    fn ended(on: u32, ending: Ending) -> Event {
        Event::new(day(on), Kind::Ended(ending))
    }

    fn waits(cases: &[Case]) -> Vec<(u32, bool)> {
        let known = cases.iter().map(|case| known(case, day(28)));
        let waits = known.filter_map(|known| match known {
            Known::Wait(wait, _) => Some((wait.days, wait.answered)),
            _ => None,
        });
        waits.collect()
    }

    #[test]
    fn each_way_to_end_is_an_answer_or_is_cut_off_as_the_design_says() {
        let told = Event { heard: Some(Heard::Email), ..ended(9, Ending::Closed) };
        let advanced = Event { stage: Some(Stage::Screen), ..Event::new(day(4), Kind::Advanced) };
        let cases = [
            sent(1, vec![ended(8, Ending::Rejected)]),
            sent(1, vec![advanced, ended(20, Ending::Rejected)]),
            sent(1, vec![told]),
            sent(1, vec![ended(9, Ending::Closed)]),
            sent(1, vec![ended(9, Ending::NoReply)]),
            sent(1, vec![ended(9, Ending::Withdrew)]),
            sent(1, Vec::new()),
            sent(1, vec![ended(1, Ending::Declined)]),
        ];
        let expected =
            [(7, true), (3, true), (8, true), (27, false), (27, false), (8, false), (27, false), (0, true)];
        assert_eq!(waits(&cases), expected);
    }

    #[test]
    fn what_cannot_be_told_is_left_out_and_counted() {
        let undated = Event { undated: true, ..ended(9, Ending::Rejected) };
        let unapplied = Case::new("a".into(), Details::default(), vec![ended(3, Ending::Rejected)]);
        let at_interview = Event { stage: Some(Stage::Interview), ..ended(9, Ending::NoReply) };
        let late = Event { stage: Some(Stage::Interview), ..ended(9, Ending::Rejected) };
        let cases = [
            sent(1, vec![undated]),
            unapplied,
            sent(10, vec![ended(3, Ending::Rejected)]),
            sent(1, vec![at_interview]),
            sent(1, vec![late]),
        ];
        let answers = Answers::of(&cases, DEFAULT, day(28));
        assert_eq!((answers.cases, answers.answered, answers.sooner), (1, 1, 1));
        assert_eq!((answers.unapplied, answers.undated, answers.before_applied), (1, 2, 1));
    }

    #[test]
    fn with_half_unanswered_it_says_how_far_it_can_see() {
        let mut cases: Vec<Case> =
            (1..=3).map(|on| sent(on, vec![ended(on + 2, Ending::Rejected)])).collect();
        cases.extend((1..=4).map(|on| sent(on, Vec::new())));
        let answers = Answers::of(&cases, DEFAULT, day(28));
        assert_eq!((answers.median, answers.less_than_half_within), (None, Some(2)));
        let answers = Answers::of(&cases[..4], DEFAULT, day(28));
        assert!(answers.curve.is_empty() && answers.less_than_half_within.is_none());
    }

    #[test]
    fn silence_is_told_by_nine_of_ten_answers() {
        let after = |days: u64| {
            let no = Event::new(day(1) + Days::new(days), Kind::Ended(Ending::Rejected));
            sent(1, vec![no])
        };
        let later = day(1) + Days::new(200);
        let ten: Vec<Case> = [3, 5, 8, 9, 12, 20, 25, 30, 34, 90].map(after).to_vec();
        assert_eq!(silence(&ten, later), Silence { days: 34, nine_in_ten: Some(34), answers: Some(10) });
        assert_eq!(silence(&ten[..9], later), DEFAULT);
        assert_eq!(silence(&ten, day(1) + Days::new(59)), DEFAULT);
        let quick: Vec<Case> = (0..12).map(after).collect();
        assert_eq!(silence(&quick, later), Silence { days: 21, nine_in_ten: Some(10), answers: Some(12) });
    }
}
