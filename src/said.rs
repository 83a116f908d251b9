//! The numbers as one says them: the words that the screen and the page share. One line each; what a user wrote is in them
//! as they wrote it.

use chrono::NaiveDate;

use crate::date;
use crate::event::{Ending, Stage};
use crate::plan::Progress;
use crate::stats::{
    Answers, Bottleneck, ENOUGH, Effect, Outcome, Pattern, Patterns, Share, Silence, State, Stops, Tried,
    Versus, Works,
};
use crate::text::{count, list};

/// `6 of 8`
#[must_use]
pub fn of(share: Share) -> String {
    format!("{} of {}", share.hits, share.of)
}

/// `75 % (41 to 93)`; nothing where there are too few.
#[must_use]
pub fn percent(share: Share) -> String {
    let (Some(value), Some((low, high))) = (share.value(), share.interval()) else { return String::new() };
    let low = if low > 0.995 { "over 99".to_owned() } else { format!("{:.0}", 100.0 * low) };
    let high = if high < 0.005 { "under 1".to_owned() } else { format!("{:.0}", 100.0 * high) };
    format!("{} % ({low} to {high})", hundredths(value))
}

/// A share in hundredths, never rounded to none or all of them.
#[must_use]
pub fn hundredths(share: f64) -> String {
    match 100.0 * share {
        whole @ (0.0 | 100.0) => format!("{whole:.0}"),
        near if near > 99.0 => "over 99".to_owned(),
        near if near < 1.0 => "under 1".to_owned(),
        other => format!("{}", (other + 0.5).floor()),
    }
}

/// `6 of 8, 75 % (41 to 93)`; the counts alone where there are too few.
#[must_use]
pub fn rate(share: Share) -> String {
    match percent(share).as_str() {
        "" => of(share),
        percent => format!("{}, {percent}", of(share)),
    }
}

/// `1 day`, `12 days`
#[must_use]
pub fn days(n: u32) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
}

/// How long until an answer, as far as it can be told.
#[must_use]
pub fn wait(answers: &Answers) -> String {
    let of = format!("{} of {} had an answer", answers.answered, answers.cases);
    if !answers.tells() {
        return format!(
            "Of {} that were answered, {} no day: too many to say how long it took.",
            answers.answered + answers.undated,
            count(answers.undated, "has", "have")
        );
    }
    match (answers.median, answers.less_than_half_within) {
        (Some(median), _) if answers.has_sure_median() => {
            let range = match (median.low, median.high) {
                (Some(low), Some(high)) => format!(" (likely {low} to {high})"),
                (Some(low), None) if low < median.day => format!(" (likely {low} or more)"),
                _ => String::new(),
            };
            format!("About half get an answer within {}{range}; {of} so far.", days(median.day))
        }
        (None, Some(within)) if within > 0 => {
            format!("Fewer than half get an answer within {}; {of} so far.", days(within))
        }
        (Some(_), _) if answers.answered < ENOUGH => {
            format!("{of} so far: too few to say when half do.")
        }
        (Some(_), _) => format!("{of} so far; too few waited long enough to say when half do."),
        _ => format!("{of} so far: too few to say how long it takes."),
    }
}

/// After how many days of silence hardly any answer comes, where the journal tells. `is_whole` says whether the cases beside
/// it are all there are.
#[must_use]
pub fn silence(answers: &Answers, is_whole: bool) -> Option<String> {
    let Silence { days, nine_in_ten, answers: of } = answers.silent_after;
    let (of, nine) = (of?, nine_in_ten?);
    let whole = if is_whole { "" } else { " in the whole journal" };
    let silence = if days == nine {
        "after that it counts as silent".to_owned()
    } else {
        format!("after {days} without a word it counts as silent")
    };
    Some(format!(
        "Of {of} answers{whole} to applications sent at least 60 days ago, nine in ten came within {nine} days; {silence}."
    ))
}

/// Which cases the waits do not hold, and why. `is_screen` says whether a command may be named that tells more.
#[must_use]
pub fn left_out(answers: &Answers, is_screen: bool) -> Option<String> {
    let before_applied = if is_screen {
        "ended before they were applied for (`reject check` names them)"
    } else {
        "ended before they were applied for"
    };
    let left_out = [
        (answers.undated, "without the day of the answer"),
        (answers.unapplied, "without the day of the application"),
        (answers.left_undated, "left on a day not written down"),
        (answers.before_applied, before_applied),
    ];
    let left_out: Vec<String> =
        left_out.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{n} {why}")).collect();
    (!left_out.is_empty()).then(|| format!("Left out: {}.", left_out.join(", ")))
}

/// Which waits are longer than they were.
#[must_use]
pub fn sooner(answers: &Answers) -> Option<String> {
    let cases = count(answers.sooner, "case", "cases");
    let said =
        format!("In {cases} an earlier answer has no day, so the last word counts: the first came sooner.");
    (answers.sooner > 0 && !answers.curve.is_empty()).then_some(said)
}

/// `after 7 days: 80 % still waiting (62 to 95)`; that nothing tells how sure it is, where nothing does.
#[must_use]
pub fn still_waiting(answers: &Answers, day: u32) -> String {
    let step = answers.step_at(day);
    let share = hundredths(step.map_or(1.0, |step| step.waiting));
    let range = match step.and_then(|step| step.low.zip(step.high)) {
        Some((low, high)) => format!(" ({} to {})", hundredths(low), hundredths(high)),
        None => " (range not known)".to_owned(),
    };
    format!("after {}: {share} % still waiting{range}", days(day))
}

/// What may be said of a pattern, with its counts.
#[must_use]
pub fn pattern(pattern: &Pattern) -> String {
    match pattern.state {
        State::New => format!(
            "new: {} of the last {}, {} of {} before",
            pattern.lately.hits, pattern.lately.of, pattern.before.hits, pattern.before.of
        ),
        State::Recurring if pattern.concern.is_empty() => format!("came up in {}", rate(pattern.came_up)),
        State::Recurring => format!("{} in {}", concern(pattern), rate(pattern.came_up)),
        State::Quiet => format!(
            "quiet: {} of the last {}, {} before",
            pattern.lately.hits,
            pattern.lately.of,
            rate(pattern.before)
        ),
        State::Improved => {
            format!("better: {} lately, {} before", rate(pattern.lately), rate(pattern.before))
        }
    }
}

/// How many of what was looked at are in one of these states, by what they are: `3 of 24 questions`, `1 reason`. The questions
/// are told wherever any was looked at, the rest only where there is one.
#[must_use]
pub fn looked_at(patterns: &Patterns, states: &[State]) -> Vec<String> {
    let having = |of: &[Pattern]| of.iter().filter(|it| states.contains(&it.state)).count();
    let questions = (patterns.questions > 0).then(|| {
        let asked = count(patterns.questions, "question", "questions");
        format!("{} of {asked}", having(&patterns.concerns))
    });
    let others = [
        (having(&patterns.stated) + having(&patterns.guessed), "reason", "reasons"),
        (having(&patterns.skills), "skill", "skills"),
    ];
    let others = others.into_iter().filter(|(n, _, _)| *n > 0);
    questions.into_iter().chain(others.map(|(n, one, many)| count(n, one, many))).collect()
}

/// The answers that make it a concern: `partly or no`.
#[must_use]
pub fn concern(pattern: &Pattern) -> String {
    list(&pattern.concern, "or")
}

/// In how many cases it came up before something was done about it and since, and what may be said of that.
#[must_use]
pub fn tried(tried: &Tried) -> String {
    let shown = |share: Share| if share.of == 0 { "no case".to_owned() } else { rate(share) };
    let counts = format!("came up in {} before, {} since", shown(tried.before), shown(tried.since));
    let said = match tried.effect {
        Some(Effect::TooEarly) => ": too early to tell, it takes 5 on each side",
        Some(Effect::Helped) => ": it comes up less, by more than chance explains",
        Some(Effect::NoDifference) if tried.since.value() > tried.before.value() => {
            ": it does not come up less"
        }
        Some(Effect::NoDifference) if tried.since.value() < tried.before.value() => {
            ": it came up less, which chance may still explain"
        }
        Some(Effect::NoDifference) => ": no difference",
        None => "",
    };
    let neither = match tried.neither {
        0 => String::new(),
        n => format!(" ({n} left out, on no clear side)"),
    };
    format!("{counts}{said}{neither}")
}

/// `a screen`, `an interview`, `the final round`
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Application => "an application",
        Stage::Screen => "a screen",
        Stage::Assessment => "an assessment",
        Stage::Interview => "an interview",
        Stage::Final => "the final round",
        Stage::Offer => "an offer",
    }
}

/// `The largest share of stops past the first door is at interview: 5 of 8, 63 % (31 to 86).`
#[must_use]
pub fn bottleneck(bottleneck: Bottleneck) -> String {
    let past = if bottleneck.past_application { " past the first door" } else { "" };
    format!("The largest share of stops{past} is at {}: {}.", bottleneck.stage, rate(bottleneck.stops))
}

/// Why no stage is named.
#[must_use]
pub fn no_bottleneck(stops: &Stops) -> &'static str {
    let most = stops.stages.iter().map(|row| row.stopped).max().unwrap_or(0);
    if most < ENOUGH {
        "Too few stops to say where it sticks: it takes 5 at one stage."
    } else {
        "The stops are spread: no stage holds 40 % of them."
    }
}

/// `First final round`; of some chosen cases, among which another may not be, `First final round of these`.
#[must_use]
pub fn first(stage: Stage, is_whole: bool) -> String {
    let (_, name) = self::stage(stage).split_once(' ').unwrap_or_default();
    format!("First {name}{}", if is_whole { "" } else { " of these" })
}

/// How many of a group had the outcome, and how many of the others.
#[must_use]
pub fn versus(group: &Versus, outcome: Outcome) -> String {
    let came = match outcome {
        Outcome::Interview => "got to an interview",
        Outcome::Reply => "got an answer, a no or a yes",
    };
    format!("{} {came}; of the others {}", rate(group.here), rate(group.elsewhere))
}

/// What was compared, and of which time; `until` is the day of [`Works::until`] in words.
#[must_use]
pub fn compared(works: &Works, until: Option<&str>) -> String {
    let what = match works.outcome {
        Outcome::Interview => "interviews",
        Outcome::Reply => "answers, as there are fewer than 10 interviews",
    };
    let until = until
        .map_or_else(String::new, |day| format!(", begun before {day}: younger ones may still come to it"));
    format!("Compared by {what}, in {} applications{until}. One in play counts as not yet.", works.cases)
}

/// What is said where no group differs from the rest.
#[must_use]
pub fn no_difference(outcome: Outcome) -> String {
    let what = match outcome {
        Outcome::Interview => "interviews",
        Outcome::Reply => "answers",
    };
    format!("no difference in {what} these numbers can show")
}

/// `7 of 12 applications by 31 Dec, 39 days left`, with that word for its thing. One whose last day is over is told
/// without a verdict.
#[must_use]
pub fn goal(progress: &Progress, thing: &str, today: NaiveDate) -> String {
    let goal = &progress.goal;
    let by = goal.by.map_or_else(String::new, |by| format!(" by {}", date::short(by, today)));
    let is_enough = u32::try_from(progress.did).map_or(true, |did| did >= goal.count);
    let left = match progress.days_left {
        _ if progress.dropped.is_some() => String::new(),
        _ if progress.closed.is_some() && !is_enough => ", closed as reached".to_owned(),
        _ if progress.reached => ", reached".to_owned(),
        Some(0) => ", the last day is today".to_owned(),
        Some(1) => ", 1 day left".to_owned(),
        Some(n @ 2..) => format!(", {n} days left"),
        Some(_) | None => String::new(),
    };
    format!("{} of {} {thing}{by}{left}", progress.did, goal.count)
}

/// So many applications that ended so, behind their number: `offers declined`
#[must_use]
pub fn ending(ending: Ending, n: usize) -> &'static str {
    match ending {
        Ending::Withdrew => "withdrawn",
        Ending::Declined if n != 1 => "offers declined",
        Ending::Closed if n != 1 => "roles closed",
        other => other.said(),
    }
}

/// `1 offer declined`, `2 offers declined`, `3 with no reply recorded`
#[must_use]
pub fn ended(ended: Ending, n: usize) -> String {
    let with = if ended == Ending::NoReply { "with " } else { "" };
    format!("{n} {with}{}", ending(ended, n))
}
