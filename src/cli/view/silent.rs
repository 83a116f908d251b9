//! What has been silent for too long.

use chrono::{Days, NaiveDate};
use reject::case::Case;
use reject::date;
use reject::stats::{Silence, Stale};
use reject::text::count;

use super::table::{Column, Table};
use super::wrap;
use crate::ui::bold;

/// Those that are silent, the longest first. `why` says where the number of days comes from, unless it was asked for.
pub(crate) fn listed(
    found: &[Stale],
    cases: &[Case],
    after: i64,
    why: Option<Silence>,
    today: NaiveDate,
    width: usize,
) -> String {
    let silent = count(found.len(), "application has", "applications have");
    let heading = bold(wrap(&format!("{silent} had nothing new for more than {}", days_of(after)), 0, width));
    let mut lines = vec![heading];
    lines.extend(why.map(|why| wrap(&because(why), 0, width)));
    let mut table = Table::new([
        Column::left("company"),
        Column::left("role"),
        Column::fixed("got to"),
        Column::fixed("last entry"),
        Column::right("days"),
    ]);
    for stale in found {
        let Some(case) = cases.iter().find(|case| case.handle() == stale.case) else { continue };
        table.row([
            case.company().to_owned(),
            case.role().unwrap_or_default().to_owned(),
            case.depth(),
            last_entry(stale, today).map_or_else(String::new, |day| date::short(day, today)),
            stale.days.to_string(),
        ]);
    }
    lines.push(table.text(width));
    lines.join("\n")
}

fn last_entry(stale: &Stale, today: NaiveDate) -> Option<NaiveDate> {
    today.checked_sub_days(Days::new(u64::try_from(stale.days).ok()?))
}

/// Why it is so many days.
fn because(why: Silence) -> String {
    match (why.answers, why.nine_in_ten) {
        (Some(answers), Some(day)) if day < why.days => {
            format!(
                "Nine of ten of the {answers} answers here came within {day} days; {} is the least.",
                why.days
            )
        }
        (Some(answers), Some(day)) => {
            format!("Nine of ten of the {answers} answers here came within {day} days.")
        }
        _ => "The usual number, while there are too few answers here to tell.".to_owned(),
    }
}

/// That none is silent for so long.
pub(crate) fn none(cases: &[Case], after: i64, today: NaiveDate) -> String {
    let in_play: Vec<&Case> = cases.iter().filter(|case| case.in_play()).collect();
    let longest = in_play.iter().filter_map(|case| Some((today - case.last_known()?).num_days())).max();
    match longest {
        None => "No application is in play.".to_owned(),
        Some(longest) => format!(
            "None of the {} in play has had nothing new for more than {}; the longest for {}.",
            in_play.len(),
            days_of(after),
            days_of(longest)
        ),
    }
}

fn days_of(n: i64) -> String {
    count(usize::try_from(n).unwrap_or(0), "day", "days")
}
