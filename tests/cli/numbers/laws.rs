//! What holds of any search, on the library itself.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use reject::case::Case;
use reject::event::{Details, Ending, Event, Kind, Reason, Stage};
use reject::prompts::Prompts;
use reject::role::Families;
use reject::stats::{By, Given, Groups, Share, Stats, silence};
use reject::vocabulary::Vocabulary;

use super::{Search, today};

/// Draws a case: when it was applied for, what it reached, how it ended, where it came from, what was answered.
type Drawn = (u64, Vec<(u64, usize)>, Option<(u64, usize)>, usize, Option<(u64, bool)>);

fn drawn() -> impl Strategy<Value = Drawn> {
    let ending = proptest::option::of((0_u64..40, 0..Ending::ALL.len()));
    let answer = proptest::option::of((0_u64..20, any::<bool>()));
    (0_u64..300, prop::collection::vec((0_u64..20, 1..Stage::ALL.len()), 0..3), ending, 0_usize..4, answer)
}

fn searches() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec(drawn(), 0..50)
}

/// A share as it is told: count, of, share and both ends of the interval.
type Told = (u64, u64, Option<f64>, Option<f64>, Option<f64>);

const SOURCES: [&str; 3] = ["board", "referral", "fair"];

fn case(n: usize, drawn: &Drawn, source: impl Fn(&str) -> String) -> Case {
    let (ago, stages, ending, from, answer) = drawn;
    let mut day = today() - Days::new(*ago);
    let mut on = |after: u64| {
        day = (day + Days::new(after)).min(today());
        day
    };
    let mut events = vec![Event::new(on(0), Kind::Applied)];
    for (after, stage) in stages {
        events.push(Event { stage: Some(Stage::ALL[*stage]), ..Event::new(on(*after), Kind::Advanced) });
    }
    if let Some((after, ending)) = ending {
        let tag = ["pay", "fit"][n % 2].to_owned();
        let reasons = vec![Reason { tag, detail: None, stated: n.is_multiple_of(3) }];
        events.push(Event { reasons, ..Event::new(on(*after), Kind::Ended(Ending::ALL[*ending])) });
    }
    if let Some((after, is_concern)) = answer {
        let answers = vec![("stories".to_owned(), if *is_concern { "no" } else { "yes" }.into())];
        let topic = Some("interview".to_owned());
        events.push(Event { topic, answers, done: true, ..Event::new(on(*after), Kind::Reflected) });
    }
    let details = Details { source: SOURCES.get(*from).map(|it| source(it)), ..Details::default() };
    Case::new(format!("{}-firm-{n}", today() - Days::new(*ago)), details, events)
}

fn cases(drawn: &[Drawn]) -> Vec<Case> {
    drawn.iter().enumerate().map(|(n, drawn)| case(n, drawn, str::to_owned)).collect()
}

fn stats(cases: &[Case]) -> Stats {
    let prompts = Prompts::new(Vec::new()).expect("the built-in sets");
    let vocabulary = Vocabulary::default();
    let silent_after = silence(cases, today());
    Stats::of(
        cases,
        Given {
            prompts: &prompts,
            vocabulary: &vocabulary,
            families: &Families::default(),
            stop_words: &[],
            plan: &[],
            today: today(),
            silent_after,
            is_whole: true,
            is_by_outcome: false,
        },
    )
}

fn told(stats: &Stats) -> serde_json::Value {
    serde_json::to_value(stats).expect("JSON")
}

fn in_play(ago: u64, stage: Stage) -> Case {
    let day: NaiveDate = today() - Days::new(ago);
    let advanced = Event { stage: Some(stage), ..Event::new(day, Kind::Advanced) };
    let applied = Event::new(day, Kind::Applied);
    let events = if stage == Stage::Application { vec![applied] } else { vec![applied, advanced] };
    Case::new(format!("{day}-new"), Details::default(), events)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_case_in_play_at_a_stage_changes_no_share_of_it(drawn in searches(), stage in 0..Stage::ALL.len(), ago in 0_u64..90) {
        let stage = Stage::ALL[stage];
        let mut cases = cases(&drawn);
        let past = |cases: &[Case]| {
            let stops = stats(cases).stops.expect("stops");
            let bottleneck = stops.bottleneck;
            let row = stops.stages.into_iter().find(|row| row.stage == stage);
            (row.map_or_else(Share::default, |row| row.past), bottleneck)
        };
        let before = past(&cases);
        cases.push(in_play(ago, stage));
        prop_assert_eq!(past(&cases), before);
    }

    #[test]
    fn a_silent_case_in_play_never_makes_the_median_earlier(drawn in searches(), ago in 0_u64..300) {
        let mut cases = cases(&drawn);
        let before = stats(&cases).answers;
        cases.push(in_play(ago, Stage::Application));
        let after = stats(&cases).answers;
        prop_assert_eq!(after.answered, before.answered);
        match (before.median, after.median) {
            (Some(before), Some(after)) => prop_assert!(after.day >= before.day),
            // With the fifth case the curve begins.
            (None, Some(_)) => prop_assert_eq!(before.cases, 4),
            _ => {}
        }
    }

    #[test]
    fn a_case_in_play_never_changes_after_how_many_days_silence_is_one(drawn in searches(), ago in 0_u64..300) {
        let mut cases = cases(&drawn);
        let before = silence(&cases, today());
        cases.push(in_play(ago, Stage::Application));
        prop_assert_eq!(silence(&cases, today()), before);
    }

    #[test]
    fn a_source_spelt_otherwise_changes_nothing(drawn in searches(), upper in prop::collection::vec(any::<bool>(), 50)) {
        let plain = told(&stats(&cases(&drawn)));
        let spelt = |(n, drawn): (usize, &Drawn)| {
            case(n, drawn, |source| if upper[n % 50] { source.to_uppercase() } else { source.to_owned() })
        };
        let otherwise: Vec<Case> = drawn.iter().enumerate().map(spelt).collect();
        let otherwise = told(&stats(&otherwise)).to_string().to_lowercase();
        prop_assert_eq!(otherwise, plain.to_string().to_lowercase());
    }

    #[test]
    fn the_parts_make_the_whole(drawn in searches()) {
        let cases = cases(&drawn);
        let stats = stats(&cases);
        let totals = stats.totals;
        prop_assert_eq!(totals.in_play + totals.rejected + totals.no_reply + totals.other, totals.cases);
        let stops = stats.stops.expect("stops");
        let stopped: usize = stops.stages.iter().map(|row| row.stopped).sum();
        prop_assert_eq!(stopped, totals.rejected + totals.no_reply);
        let in_play: usize = stops.stages.iter().map(|row| row.in_play).sum();
        prop_assert_eq!(in_play, totals.in_play);
        prop_assert_eq!(stats.momentum.in_play, totals.in_play);
        prop_assert_eq!(stops.replies.hits, totals.answered);
        let ended: usize = stats.counts.endings.iter().map(|tally| tally.count).sum();
        prop_assert_eq!(ended, totals.cases - totals.in_play);
        prop_assert_eq!(stats.counts.months.iter().map(|month| month.begun).sum::<usize>(), totals.cases);
        let sources = Groups::of(&cases, By::Source, &Families::default());
        let of_sources: usize = sources.groups.iter().map(|group| group.cases).sum();
        prop_assert_eq!(of_sources + sources.without, totals.cases);
        let answers = stats.answers;
        prop_assert_eq!(answers.cases + answers.unapplied + answers.undated + answers.left_undated + answers.before_applied, totals.cases);
        prop_assert_eq!(answers.answered, totals.answered);
    }

    #[test]
    fn a_percentage_lies_within_its_interval(drawn in searches()) {
        fn shares(value: &serde_json::Value, all: &mut Vec<Told>) {
            if let (Some(count), Some(of), true) = (value["count"].as_u64(), value["of"].as_u64(), value.get("low").is_some()) {
                let number = |key: &str| value[key].as_f64();
                all.push((count, of, number("share"), number("low"), number("high")));
            }
            match value {
                serde_json::Value::Object(map) => map.values().for_each(|value| shares(value, all)),
                serde_json::Value::Array(list) => list.iter().for_each(|value| shares(value, all)),
                _ => {}
            }
        }
        let mut all = Vec::new();
        shares(&told(&stats(&cases(&drawn))), &mut all);
        prop_assert!(!all.is_empty());
        for (count, of, share, low, high) in all {
            prop_assert!(count <= of);
            match (share, low, high) {
                (None, None, None) => prop_assert!(of < 5),
                (Some(share), Some(low), Some(high)) => {
                    prop_assert!(of >= 5 && 0.0 <= low && low <= share && share <= high && high <= 1.0);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

/// The same files, written in the one order and in the other, tell the same.
#[test]
fn the_order_in_which_files_were_written_changes_nothing() {
    let stories: Vec<(String, String)> = (0..24)
        .map(|n| {
            let text = format!(
                "company: Firm {n}\nsource: {}\n---\ndate: 2026-0{}-{:02}\nevent: applied\n---\ndate: 2026-09-{:02}\nevent: {}\n",
                ["Board", "board", "fair"][n % 3],
                1 + n % 8,
                1 + n,
                1 + n,
                ["rejected\nreasons: [pay]", "no-reply", "advanced\nstage: interview", "rejected\nreasons: [Fit]"][n % 4],
            );
            (format!("2026/2026-0{}-{:02}-firm-{n}.yaml", 1 + n % 8, 1 + n), text)
        })
        .collect();
    let (one, other) = (Search::new(), Search::new());
    for ((first, text), (last, other_text)) in stories.iter().zip(stories.iter().rev()) {
        one.journal.put(first, text);
        other.journal.put(last, other_text);
    }
    assert_eq!(one.stats(), other.stats());
}

/// Events of different days stand in one order in the file or in the other.
#[test]
fn the_order_of_days_in_a_file_changes_nothing() {
    let one = Search::of(
        ["-90 applied; -80 advanced screen; -70 advanced interview; -60 rejected | reasons: [pay]"; 6],
    );
    let other = Search::of(
        ["-60 rejected | reasons: [pay]; -70 advanced interview; -90 applied; -80 advanced screen"; 6],
    );
    assert_eq!(one.stats(), other.stats());
}
