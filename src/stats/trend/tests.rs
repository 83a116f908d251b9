use super::super::simulated::Random;
use super::super::tests::day;
use super::*;
use crate::event::{Details, Kind};
use proptest::prelude::*;

/// Today in these tests.
fn today() -> NaiveDate {
    day(22)
}

fn ago(days: u64) -> NaiveDate {
    back(today(), days)
}

/// A case applied for so many days ago, with these events after so many days.
fn sent(days_ago: u64, after: &[(u64, Kind, Stage)]) -> Case {
    let applied = ago(days_ago);
    let mut events = vec![Event::new(applied, Kind::Applied)];
    events.extend(after.iter().map(|(days, kind, stage)| {
        let stage = Some(*stage).filter(|stage| *stage > Stage::Application);
        Event { stage, ..Event::new(applied + Days::new(*days), *kind) }
    }));
    Case::new(format!("{applied}-{days_ago}"), Details::default(), events)
}

fn invited(days_ago: u64, after: u64) -> Case {
    sent(days_ago, &[(after, Kind::Advanced, Stage::Screen)])
}

fn shares(cases: &[Case]) -> ((usize, usize), (usize, usize)) {
    let Invited { lately, before, .. } = Trend::of(cases, today(), true).invited;
    ((lately.share.hits, lately.share.of), (before.share.hits, before.share.of))
}

#[test]
fn a_span_has_56_days_and_the_next_one_begins_where_it_ends() {
    let trend = Trend::of(&[], today(), true);
    assert_eq!((trend.lately.first, trend.lately.last), (ago(55), ago(0)));
    assert_eq!((trend.before.first, trend.before.last), (ago(111), ago(56)));
    let Invited { lately, before, .. } = trend.invited;
    assert_eq!((lately.first, lately.last), (ago(83), ago(28)));
    assert_eq!((before.first, before.last), (ago(139), ago(84)));
}

#[test]
fn each_thing_counts_in_the_span_of_its_own_day() {
    let no = Kind::Ended(Ending::Rejected);
    let cases = [
        sent(100, &[(10, Kind::Advanced, Stage::Screen), (60, no, Stage::Interview)]),
        sent(56, &[(1, no, Stage::Application)]),
        sent(90, &[(89, Kind::Ended(Ending::NoReply), Stage::Application)]),
        sent(80, &[(30, Kind::Ended(Ending::NoReply), Stage::Application), (40, no, Stage::Application)]),
        sent(0, &[]),
        sent(112, &[]),
    ];
    let Trend { lately, before, .. } = Trend::of(&cases, today(), true);
    let counts =
        |it: Span| [it.applications, it.first_answers, it.rejected, it.no_reply, it.past_application];
    assert_eq!(counts(lately), [1, 2, 3, 1, 0]);
    assert_eq!(counts(before), [4, 1, 0, 0, 1]);
}

#[test]
fn what_has_no_known_day_is_in_no_span() {
    let mut events = vec![Event::new(ago(40), Kind::Applied)];
    events.push(Event { stage: Some(Stage::Screen), undated: true, ..Event::new(ago(30), Kind::Advanced) });
    events.push(Event { undated: true, ..Event::new(ago(20), Kind::Ended(Ending::Rejected)) });
    let case = Case::new("a".into(), Details::default(), events);
    let trend = Trend::of(std::slice::from_ref(&case), today(), true);
    let Span { applications, first_answers, rejected, past_application, .. } = trend.lately;
    assert_eq!((applications, first_answers, rejected, past_application), (1, 0, 0, 0));
    assert_eq!((shares(&[case]), trend.invited.undated), (((0, 0), (0, 0)), 1));
}

#[test]
fn only_a_step_within_28_days_counts_and_only_with_28_days_behind() {
    assert_eq!(shares(&[invited(28, 28), invited(29, 29), sent(27, &[])]), ((1, 2), (0, 0)));
    assert_eq!(shares(&[invited(83, 3), invited(84, 3), invited(139, 3), invited(140, 3)]), ((1, 1), (2, 2)));
    let no = sent(40, &[(3, Kind::Ended(Ending::Rejected), Stage::Application)]);
    let withdrawn = sent(41, &[(3, Kind::Ended(Ending::Withdrew), Stage::Application)]);
    let hired = sent(42, &[(3, Kind::Ended(Ending::Accepted), Stage::Application)]);
    assert_eq!(shares(&[no, withdrawn, hired]), ((1, 3), (0, 0)));
    // By then it had got further, nobody knows when.
    let told_late = sent(40, &[(35, Kind::Ended(Ending::Rejected), Stage::Interview)]);
    assert_eq!(shares(&[told_late]), ((0, 0), (0, 0)));
}

/// Half of each side got further; lately only the refusal tells of it, and too late to say when it was.
#[test]
fn what_is_told_late_makes_nothing_worse() {
    let told_late = |ago: u64| sent(ago, &[(30, Kind::Ended(Ending::Rejected), Stage::Interview)]);
    let lately = (40..55).map(told_late).chain((40..55).map(|ago| sent(ago, &[])));
    let before = (90..105).map(|ago| invited(ago, 7)).chain((90..105).map(|ago| sent(ago, &[])));
    let cases: Vec<Case> = lately.chain(before).collect();
    let invited = Trend::of(&cases, today(), true).invited;
    assert_eq!((invited.undated, invited.verdict), (15, Some(Verdict::NoDifference)));
}

/// So many applications lately and before, so many of each invited.
fn search(lately: (u64, u64), before: (u64, u64)) -> Vec<Case> {
    let of = |hits: u64, of: u64, from: u64| {
        (0..of).map(move |n| if n < hits { invited(from + n, 7) } else { sent(from + n, &[]) })
    };
    of(lately.0, lately.1, 30).chain(of(before.0, before.1, 90)).collect()
}

/// R 4.2.2, `fisher.test`: 8 of 10 beside 2 of 15 p = 0.002410, 3 of 12 beside 9 of 12 p = 0.03913, 4 of 12 beside 9
/// of 12 p = 0.09953, 5 of 5 beside 0 of 5 p = 0.007937.
#[test]
fn a_difference_is_one_only_where_chance_does_not_explain_it() {
    for (lately, before, expected) in [
        ((8, 10), (2, 15), Verdict::Better),
        ((3, 12), (9, 12), Verdict::Worse),
        ((4, 12), (9, 12), Verdict::NoDifference),
        ((5, 5), (0, 5), Verdict::Better),
        ((5, 5), (0, 4), Verdict::TooEarly),
        ((4, 4), (0, 20), Verdict::TooEarly),
        ((0, 0), (0, 0), Verdict::TooEarly),
        ((0, 20), (0, 20), Verdict::NoDifference),
    ] {
        let cases = search(lately, before);
        let verdict = |is_whole| Trend::of(&cases, today(), is_whole).invited.verdict;
        assert_eq!(verdict(true), Some(expected), "{lately:?} {before:?}");
        assert_eq!(verdict(false), None);
    }
}

#[test]
fn a_search_in_which_nothing_changes_is_rarely_called_better_or_worse() {
    let mut random = Random::new(2026);
    let mut claims = 0;
    for journal in 0..1000 {
        let percent = [10, 25, 40, 60][journal % 4];
        let mut cases = Vec::new();
        for days_ago in 0..200_u64 {
            for _ in 0..random.below(3) {
                let is_invited = random.chance(percent);
                let after = random.below(45);
                // What lies ahead is not known yet.
                let is_known = is_invited && after <= days_ago;
                cases.push(if is_known { invited(days_ago, after) } else { sent(days_ago, &[]) });
            }
        }
        let verdict = Trend::of(&cases, today(), true).invited.verdict;
        assert!(verdict.is_some_and(|verdict| verdict != Verdict::TooEarly));
        claims += usize::from(matches!(verdict, Some(Verdict::Better | Verdict::Worse)));
    }
    assert!(claims <= 50, "{claims} of 1000");
}

proptest! {
    #[test]
    fn one_more_case_in_play_is_one_application_more_and_nothing_else(
        searches in prop::collection::vec((0_u64..160, 0_u64..40, any::<bool>()), 0..50),
        days_ago in 0_u64..160,
    ) {
        let mut cases: Vec<Case> = searches
            .iter()
            .map(|(days, after, further)| if *further { invited(*days, *after) } else { sent(*days, &[]) })
            .collect();
        let was = Trend::of(&cases, today(), true);
        cases.push(sent(days_ago, &[]));
        let is = Trend::of(&cases, today(), true);
        let more = |from: u64, to: u64| usize::from((from..=to).contains(&days_ago));
        prop_assert_eq!(is.lately, Span { applications: was.lately.applications + more(0, 55), ..was.lately });
        prop_assert_eq!(is.before, Span { applications: was.before.applications + more(56, 111), ..was.before });
        let (is, was) = (is.invited, was.invited);
        prop_assert_eq!(is.undated, was.undated);
        prop_assert_eq!(is.lately.share, Share { of: was.lately.share.of + more(28, 83), ..was.lately.share });
        prop_assert_eq!(is.before.share, Share { of: was.before.share.of + more(84, 139), ..was.before.share });
    }
}
