//! What works better: each source, kind of role, level and tag against the rest.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::answers::nine_in_ten;
use super::groups::{By, grouped};
use super::rate::{ENOUGH, SIGNIFICANT, Share, differs, holm};
use crate::case::Case;
use crate::event::{Ending, Event, Stage};
use crate::role::Families;

/// The fewest cases a comparison is made of.
const ENOUGH_IN_ALL: usize = 20;

/// How many groups of one kind are compared, the largest first: enough that a small one that stands out is seen.
const COMPARED: usize = 10;

/// With fewer interviews than this the replies are compared.
const INTERVIEWS: usize = 10;

/// What is compared.
const KINDS: [By; 4] = [By::Source, By::Role, By::Level, By::Tag];

/// What works better, as far as these numbers can show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Works {
    /// What was looked for in each case.
    pub outcome: Outcome,
    /// How many cases could be compared.
    pub cases: usize,
    /// Cases begun on this day or later are too young: the first application that may still be answered went out then.
    pub until: Option<NaiveDate>,
    /// One comparison for each kind of group there is enough of.
    pub kinds: Vec<Compared>,
}

/// What is looked for in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It got to an interview.
    Interview,
    /// The employer answered.
    Reply,
}

/// The groups of one kind, each against the rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// What the cases are put together by.
    pub by: By,
    /// The largest groups.
    pub groups: Vec<Versus>,
}

/// One group against the other cases of which it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Versus {
    /// What they have in common.
    pub name: String,
    /// How many of these cases had the outcome.
    pub here: Share,
    /// How many of the others.
    pub elsewhere: Share,
    /// How many of these cases and of the others are still on their way, and counted as not having come to it.
    pub on_their_way: (usize, usize),
    /// Whether the difference is more than chance explains.
    pub differs: bool,
}

impl Works {
    /// `may_judge` is false for cases that were chosen: of those no difference is claimed.
    pub(super) fn of(
        cases: &[Case],
        families: &Families,
        silent_after: i64,
        today: NaiveDate,
        may_judge: bool,
    ) -> Self {
        let outcome = match cases.iter().filter(|case| case.furthest() >= Stage::Interview).count() {
            ..INTERVIEWS => Outcome::Reply,
            _ => Outcome::Interview,
        };
        let until = first_pending(cases, outcome, outcome.patience(cases, silent_after), today);
        let is_old = |case: &&Case| until.is_none_or(|end| case.begun().is_some_and(|day| day < end));
        let is_known = |case: &&Case| outcome.came(case).is_some();
        let known: Vec<&Case> = cases.iter().filter(is_old).filter(is_known).collect();
        let is_silent =
            |case: &Case| case.last_known().is_none_or(|day| (today - day).num_days() > silent_after);
        let is_on_its_way =
            |case: &Case| case.in_play() && outcome.came(case) == Some(false) && !is_silent(case);
        let mut kinds: Vec<Compared> = KINDS
            .into_iter()
            .filter_map(|by| Compared::of(&known, by, families, is_on_its_way, outcome))
            .collect();
        if may_judge {
            judge(&mut kinds);
        }
        Self { outcome, cases: known.len(), until, kinds }
    }
}

/// Says which groups differ. All of them, of every kind, are adjusted for together: whoever looks at four lists finds
/// by chance what one list would not show.
fn judge(kinds: &mut [Compared]) {
    let groups = || kinds.iter().flat_map(Compared::tested);
    let values: Vec<f64> = groups().map(Versus::chance).collect();
    let mut adjusted = holm(&values).into_iter();
    for kind in kinds {
        let tested = kind.tested().len();
        let verdicts: Vec<bool> = adjusted.by_ref().take(tested).map(|p| p <= SIGNIFICANT).collect();
        for (at, group) in kind.groups.iter_mut().enumerate() {
            group.differs = verdicts[at.min(tested - 1)];
        }
    }
}

impl Outcome {
    /// Whether it came so far; none where the user left before it could.
    fn came(self, case: &Case) -> Option<bool> {
        let has_come = match self {
            Self::Interview => case.furthest() >= Stage::Interview,
            Self::Reply => case.was_answered(),
        };
        (has_come || case.ending() != Some(Ending::Withdrew)).then_some(has_come)
    }

    /// For how many days after it was begun a case in play may still come to it: as many as nine of ten took that did,
    /// and no fewer than a silence needs.
    fn patience(self, cases: &[Case], silent_after: i64) -> i64 {
        let is_it = |event: &&Event| match self {
            Self::Interview => event.reached() >= Some(Stage::Interview),
            Self::Reply => event.is_reply() || event.reached() > Some(Stage::Application),
        };
        let took = cases.iter().filter_map(|case| {
            let day = case.events().iter().find(is_it).and_then(Event::day)?;
            Some((day - case.begun()?).num_days())
        });
        nine_in_ten(took.collect()).unwrap_or(silent_after).max(silent_after)
    }
}

/// The day on which the oldest case was begun in which the outcome may still come. Of the time since then only the quick
/// outcomes are known, so nothing of it is compared.
fn first_pending(cases: &[Case], outcome: Outcome, patience: i64, today: NaiveDate) -> Option<NaiveDate> {
    let young = today.checked_sub_days(Days::new(patience.unsigned_abs()));
    let pending = cases.iter().filter(|case| case.in_play() && outcome.came(case) == Some(false));
    pending.filter_map(Case::begun).filter(|day| young.is_none_or(|young| *day >= young)).min()
}

impl Versus {
    /// How probable so large a difference is if there is none: whatever becomes of those still on their way, which may
    /// all come to it on the side that does worse.
    fn chance(&self) -> f64 {
        let with = |share: Share, more: usize| Share { hits: share.hits + more, ..share };
        let here_is_better = self.here.hits * self.elsewhere.of > self.elsewhere.hits * self.here.of;
        let (better, worse) = if here_is_better {
            (self.here, with(self.elsewhere, self.on_their_way.1))
        } else {
            (self.elsewhere, with(self.here, self.on_their_way.0))
        };
        let still_is = better.hits * worse.of > worse.hits * better.of;
        if still_is { differs(better, worse) } else { 1.0 }
    }
}

impl Compared {
    fn of(
        cases: &[&Case],
        by: By,
        families: &Families,
        is_on_its_way: impl Fn(&Case) -> bool,
        outcome: Outcome,
    ) -> Option<Self> {
        let mut all = Vec::new();
        let mut groups = grouped(cases.iter().copied(), |case| by.of(case, families));
        // A tag that is not there says so; a source that is not there is not known.
        if by == By::Tag {
            all.extend(cases);
        } else {
            all.extend(groups.iter().flat_map(|(_, of)| of));
        }
        groups.retain(|(_, of)| of.len() >= ENOUGH && of.len() < all.len());
        groups.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
        groups.truncate(COMPARED);
        if all.len() < ENOUGH_IN_ALL || groups.is_empty() {
            return None;
        }
        let share = |cases: &[&Case]| Share {
            hits: cases.iter().filter(|case| outcome.came(case) == Some(true)).count(),
            of: cases.len(),
        };
        let whole = share(&all);
        let on_the_way = |cases: &[&Case]| cases.iter().filter(|case| is_on_its_way(case)).count();
        let all_on_the_way = on_the_way(&all);
        let versus = |(name, of): (String, Vec<&Case>)| {
            let here = share(&of);
            let elsewhere = Share { hits: whole.hits - here.hits, of: whole.of - here.of };
            let going = on_the_way(&of);
            let on_their_way = (going, all_on_the_way - going);
            Versus { name, here, elsewhere, on_their_way, differs: false }
        };
        Some(Self { by, groups: groups.into_iter().map(versus).collect() })
    }

    /// The groups whose comparison asks something new: of two that are each other's rest, one.
    fn tested(&self) -> &[Versus] {
        match &self.groups[..] {
            [one, other] if one.here == other.elsewhere && one.elsewhere == other.here => &self.groups[..1],
            groups => groups,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::simulated::{Random, application, today};
    use super::super::tests::{case, day};
    use super::*;
    use crate::event::Details;
    use crate::event::Kind;

    fn works_of(cases: &[Case], silent_after: i64, today: NaiveDate, may_judge: bool) -> Works {
        Works::of(cases, &Families::default(), silent_after, today, may_judge)
    }

    fn from(source: &str, mut case: Case) -> Case {
        let details = Details { source: Some(source.into()), ..case.details().clone() };
        case = Case::new(case.handle().to_owned(), details, case.events().to_vec());
        case
    }

    fn claims(cases: &[Case]) -> Vec<String> {
        let works = works_of(cases, 45, today(), true);
        let groups = works.kinds.into_iter().flat_map(|kind| kind.groups);
        groups.filter(|group| group.differs).map(|group| group.name).collect()
    }

    /// A search of 120 applications over the last 300 days, of which every kind has groups; `percent` gives the chance
    /// of an interview by source.
    fn search(seed: u64, sent: u64, percent: impl Fn(u64) -> u64) -> Vec<Case> {
        let mut random = Random::new(seed << 32);
        let search = (0..sent).map(|n| {
            let source = random.below(4);
            let details = Details {
                source: Some(
                    ["board", "referral", "site", "agency"][usize::try_from(source).unwrap_or(0)].into(),
                ),
                role: (sent < 100).then(|| format!("role {}", random.below(3))),
                level: Some(format!("level {}", random.below(3))),
                tags: (0..5).filter(|_| random.chance(30)).map(|n| format!("tag {n}")).collect(),
                ..Details::default()
            };
            let ago = random.below(300);
            application(n, &mut random, ago, details, percent(source))
        });
        search.collect()
    }

    #[test]
    fn where_nothing_differs_a_difference_is_claimed_in_at_most_one_of_twenty_searches() {
        for (sent, percent) in [(60, 30), (120, 15), (300, 30)] {
            let found = (0..400).filter(|seed| !claims(&search(*seed, sent, |_| percent)).is_empty()).count();

            assert!(found <= 20, "claimed in {found} of 400 searches of {sent}");
        }
    }

    /// A source used only lately, whose quick invitations are known and whose slow refusals are not.
    #[test]
    fn a_new_source_is_not_better_for_being_young() {
        let found = (0..200).filter(|seed| {
            let mut random = Random::new(*seed << 32);
            let cases: Vec<Case> = (0..120)
                .map(|n| {
                    let is_new = n % 3 == 0;
                    let ago = if is_new { random.below(40) } else { 60 + random.below(200) };
                    let source = if is_new { "new" } else { "old" };
                    from(source, application(n, &mut random, ago, Details::default(), 25))
                })
                .collect();
            !claims(&cases).is_empty()
        });
        let found = found.count();

        assert!(found <= 10, "{found}");
    }

    #[test]
    fn ten_against_forty_of_a_hundred_are_told_apart_at_sixty_a_side() {
        let found = (0..200).filter(|seed| {
            let mut random = Random::new(*seed << 32);
            let cases: Vec<Case> = (0..120)
                .map(|n| {
                    let (source, percent) = if n % 2 == 0 { ("board", 10) } else { ("referral", 40) };
                    let ago = 60 + random.below(200);
                    from(source, application(n, &mut random, ago, Details::default(), percent))
                })
                .collect();
            !claims(&cases).is_empty()
        });
        let found = found.count();

        assert!(found >= 160, "found in {found} of 200");
    }

    /// 20 refused cases of November, of which those of the first source got to an interview so often.
    fn two_sources(interviews: u32, first: u32) -> Vec<Case> {
        let cases = (0..20).map(|n| {
            let stages: &[Stage] = if n < interviews { &[Stage::Interview] } else { &[] };
            let source = if n < first { "referral" } else { "board" };
            from(source, case(1 + n, stages, Some(Ending::Rejected)))
        });
        cases.collect()
    }

    #[test]
    fn replies_are_compared_while_there_are_few_interviews() {
        assert_eq!(works_of(&two_sources(9, 10), 45, day(28), true).outcome, Outcome::Reply);
        let works = works_of(&two_sources(10, 10), 45, day(28), true);
        assert_eq!((works.outcome, works.cases, works.until), (Outcome::Interview, 20, None));
        let rows = works.kinds[0]
            .groups
            .iter()
            .map(|it| (it.name.as_str(), it.here.hits, it.elsewhere.hits, it.differs));
        assert_eq!(rows.collect::<Vec<_>>(), [("referral", 10, 0, true), ("board", 0, 10, true)]);
    }

    #[test]
    fn a_kind_needs_twenty_cases_and_a_group_of_five_beside_others() {
        assert_eq!(works_of(&two_sources(10, 10)[..19], 45, day(28), true).kinds, []);
        assert_eq!(works_of(&two_sources(10, 20), 45, day(28), true).kinds, []);
        let works = works_of(&two_sources(10, 16), 45, day(28), true);
        let names: Vec<&str> = works.kinds[0].groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["referral"]);
    }

    #[test]
    fn nothing_is_claimed_of_cases_that_were_chosen() {
        let works = works_of(&two_sources(10, 10), 45, day(28), false);
        assert!(works.kinds[0].groups.iter().all(|group| !group.differs));
    }

    #[test]
    fn what_was_begun_after_one_that_may_still_be_answered_is_not_compared() {
        let mut cases = two_sources(10, 10);
        cases.push(case(15, &[], None));
        let works = works_of(&cases, 45, day(28), true);
        assert_eq!((works.until, works.cases), (Some(day(15)), 14));
        // An old one in play is one that did not come to it.
        let applied = Event::new(day(1) - Days::new(60), Kind::Applied);
        cases.pop();
        cases.push(Case::new("old".into(), Details::default(), vec![applied]));
        assert_eq!(works_of(&cases, 45, day(28), true).cases, 21);
    }

    /// A few cases of a slow source are on their way among many that are decided.
    #[test]
    fn a_slow_source_is_not_worse_for_what_it_has_not_decided() {
        let slow = |n: u32| {
            let case = from("slow", case(1, &[], None));
            let asked = Event::new(day(1) + Days::new(80), Kind::FollowedUp);
            let events = case.events().iter().cloned().chain([asked]).collect();
            Case::new(format!("slow {n}"), case.details().clone(), events)
        };
        let mut cases: Vec<Case> = (0..8).map(slow).collect();
        let quick = (0..60).map(|n| {
            let stages: &[Stage] = if n % 2 == 0 { &[Stage::Interview] } else { &[] };
            from("quick", case(1, stages, Some(Ending::Rejected)))
        });
        cases.extend(quick);
        let works = works_of(&cases, 45, day(1) + Days::new(90), true);
        let rows = works.kinds[0].groups.iter().map(|it| (it.here.of, it.on_their_way, it.differs));
        assert_eq!(rows.collect::<Vec<_>>(), [(60, (0, 8), false), (8, (8, 0), false)]);
    }

    /// Two sources alike, of which one takes long: what is still on its way there has not come to it so far.
    #[test]
    fn a_slow_source_is_not_better_for_what_it_has_not_decided() {
        let cases: Vec<Case> = (0..60)
            .map(|n| {
                let (source, is_invited) = (if n < 30 { "slow" } else { "quick" }, n % 30 < 6);
                let stages: &[Stage] = if is_invited { &[Stage::Interview] } else { &[] };
                let ending = (is_invited || n >= 30).then_some(Ending::Rejected);
                from(source, case(1, stages, ending))
            })
            .collect();
        let works = works_of(&cases, 45, day(1) + Days::new(90), true);
        let rows = works.kinds[0].groups.iter().map(|it| (it.here.hits, it.here.of, it.differs));
        assert_eq!(rows.collect::<Vec<_>>(), [(6, 30, false), (6, 30, false)]);
    }
}
