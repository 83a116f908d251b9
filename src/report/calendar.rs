//! The days of the search, half a year beside the other: on which applications went out, and on which something came.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use askama::Template;
use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::Report;
use super::head::months;
use super::markup::{Markup, Px};
use super::section::{Section, Table};
use super::time::undated;
use crate::date;
use crate::stats::{Day, OverTime, Unit, days, goes_on_until};
use crate::text::{capital, count};

/// How many half-years are shown, the last ones.
const HALVES: i32 = 4;
/// From the middle of a day to that of the next, and from a week to the next.
const PITCH: u32 = 10;
/// The middle of the first week, right of the names of the weekdays.
const LEFT: u32 = 33;
/// The middle of the first weekday, below the names of the months.
const TOP: u32 = 22;
/// How wide a picture is: half a year touches 28 weeks at most.
const WIDTH: u32 = LEFT + 27 * PITCH + PITCH / 2;
/// How high a picture is: seven days.
const HEIGHT: u32 = TOP + 6 * PITCH + 8;
/// How wide a day is.
const DAY: f64 = 8.4;
/// How large the squares are, from those of the fewest applications on. There is a gap between the largest and the frame
/// of an answer.
const SIDES: [f64; 4] = [3.0, 4.0, 5.0, 6.0];
/// How wide the frame of an answer is, from middle to middle of its line.
const FRAME: f64 = 9.0;

#[derive(Debug, Template)]
#[template(path = "calendar.html", config = "src/report/askama.toml")]
struct Picture {
    width: u32,
    height: u32,
    day: Px,
    gap: Px,
    halves: Vec<Half>,
    legend: Vec<Sample>,
    /// The frame of an answer in the legend; none where none came.
    came: Option<String>,
}

/// A square of the legend, and of how many applications it is.
#[derive(Debug)]
struct Sample {
    path: String,
    number: String,
}

/// Half a year.
#[derive(Debug)]
struct Half {
    name: String,
    label: String,
    /// All its days, each a dash of a line from Monday to Sunday.
    days: String,
    /// The squares of the days with applications.
    sent: String,
    /// The frames of the days on which something came.
    came: String,
    months: Vec<(u32, String)>,
    weekdays: [(u32, &'static str); 3],
}

type Happened = BTreeMap<NaiveDate, Day>;

impl Report<'_> {
    /// None on an anonymous page, which tells no days, and where there is but one.
    pub(super) fn calendar(&self) -> Option<Section> {
        let all = days(self.cases);
        if self.is_anonymous || all.len() < 2 {
            return None;
        }
        let today = self.given.today;
        let latest = *all.keys().next_back()?;
        let last = goes_on_until(self.cases, today).map_or(latest, |until| until.max(latest));
        let shown: Happened = all.range(half(last, HALVES - 1)..).map(|(day, it)| (*day, *it)).collect();
        let begin = half(*shown.keys().next()?, 0);
        let row =
            |(day, it): (&NaiveDate, &Day)| vec![date::said(*day), it.sent.to_string(), it.came.to_string()];
        let heads = vec!["day", "sent", "answered or ended"];
        let earlier = format!(
            "The calendar and its table begin in {}; {} before it.",
            begin.format("%b %Y"),
            count(all.len() - shown.len(), "day with something lies", "days with something lie")
        );
        let earlier = (all.len() > shown.len()).then_some(earlier);
        let undated = undated(&OverTime::of(self.cases, Unit::Months, None));
        Some(Section {
            id: "days",
            title: "Day by day",
            reading: reading(&all),
            body: Markup::of(&Picture::of(&shown, last, today.max(last))?),
            notes: earlier.into_iter().chain(undated).collect(),
            table: Some(Table::of(heads, shown.iter().map(row).collect())),
            ..Section::default()
        })
    }
}

impl Picture {
    /// The picture of these days, which lie within a few years, up to the half-year of `last` and not beyond `today`; none
    /// where there are none.
    fn of(days: &Happened, last: NaiveDate, today: NaiveDate) -> Option<Self> {
        let first = half(*days.keys().next()?, 0);
        let bounds = bounds(days.values().map(|day| day.sent).max()?);
        let begins = (0..HALVES).filter_map(|n| first.checked_add_months(Months::new(6 * n.unsigned_abs())));
        let from = |at: usize| if at == 0 { 1 } else { bounds[at - 1] + 1 };
        let middle = f64::from(PITCH) / 2.0;
        let sample = |(at, (to, side)): (usize, (&usize, f64))| Sample {
            path: square(middle, middle, side),
            number: match from(at) {
                from if from == *to => to.to_string(),
                from => format!("{from} to {to}"),
            },
        };
        let came = days.values().any(|day| day.came > 0);
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            day: Px(DAY),
            gap: Px(f64::from(PITCH) - DAY),
            halves: begins
                .take_while(|begin| *begin <= last)
                .map(|begin| Half::of(days, begin, today, &bounds))
                .collect(),
            legend: bounds.iter().zip(sides(&bounds)).enumerate().map(sample).collect(),
            came: came.then(|| square(middle, middle, FRAME)),
        })
    }
}

impl Half {
    /// The half-year that begins on that day, as far as it is over.
    fn of(days: &Happened, begin: NaiveDate, today: NaiveDate, bounds: &[usize]) -> Self {
        let end = (begin + Months::new(6)).pred_opt().unwrap_or(begin).min(today);
        let sides: Vec<f64> = sides(bounds).collect();
        let (mut sent, mut came, mut sent_on, mut came_on, mut all) = (String::new(), String::new(), 0, 0, 0);
        for (day, it) in days.range(begin..=end) {
            let (x, y) = place(*day, begin);
            if let Some(level) = bounds.iter().position(|most| (1..=*most).contains(&it.sent)) {
                sent += &square(f64::from(x), f64::from(y), sides[level]);
                sent_on += 1;
                all += it.sent;
            }
            if it.came > 0 {
                came += &square(f64::from(x), f64::from(y), FRAME);
                came_on += 1;
            }
        }
        let name = months(begin, end);
        let month = |n| {
            let month = begin.checked_add_months(Months::new(n)).filter(|month| *month <= end)?;
            Some((place(month, begin).0 - PITCH / 2, month.format("%b").to_string()))
        };
        Self {
            label: format!(
                "{name}: {} on {}, answers or endings on {}.",
                count(all, "application", "applications"),
                count(sent_on, "day", "days"),
                count(came_on, "day", "days")
            ),
            name,
            days: grid(begin, end),
            sent,
            came,
            months: (0..6).filter_map(month).collect(),
            weekdays: [(0, "Mon"), (2, "Wed"), (4, "Fri")].map(|(at, name)| (TOP + at * PITCH + 4, name)),
        }
    }
}

/// A square about that point.
fn square(x: f64, y: f64, side: f64) -> String {
    let (left, top, side) = (Px(x - side / 2.0), Px(y - side / 2.0), Px(side));
    format!("M{left} {top}h{side}v{side}h-{side}z")
}

/// The first day of the half-year of that day, or of one so many half-years earlier.
fn half(day: NaiveDate, back: i32) -> NaiveDate {
    let number = 2 * day.year() + i32::from(day.month() > 6) - back;
    let month = if number.rem_euclid(2) == 0 { 1 } else { 7 };
    NaiveDate::from_ymd_opt(number.div_euclid(2), month, 1).unwrap_or(NaiveDate::MIN)
}

/// The middle of a day in the picture of the half-year that begins then.
fn place(day: NaiveDate, begin: NaiveDate) -> (u32, u32) {
    let before = begin.weekday().num_days_from_monday();
    let days = before + u32::try_from((day - begin).num_days()).unwrap_or(0);
    (LEFT + days / 7 * PITCH, TOP + days % 7 * PITCH)
}

/// The weeks, each a line from its first day to its last; dashes make days of them.
fn grid(begin: NaiveDate, end: NaiveDate) -> String {
    let mut path = String::new();
    let mut day = begin;
    while day <= end {
        let left = u64::from(6 - day.weekday().num_days_from_monday());
        let sunday = (day + Days::new(left)).min(end);
        let ((x, top), (_, bottom)) = (place(day, begin), place(sunday, begin));
        let _ = write!(path, "M{x} {}V{}", top - 4, bottom + 4);
        day = sunday + Days::new(1);
    }
    path
}

/// The most applications of a day at each size, the last as many as on the busiest day; none where none went out.
fn bounds(most: usize) -> Vec<usize> {
    let sizes = SIDES.len().min(most);
    (1..=sizes).map(|size| (most * size).div_ceil(sizes)).collect()
}

/// How large the squares of these numbers are, the last of them the largest.
fn sides(bounds: &[usize]) -> impl Iterator<Item = f64> {
    SIDES.into_iter().skip(SIDES.len() - bounds.len())
}

/// `Applications went out on 34 days, at most 5 on one; answers or endings came on 29 days.`
fn reading(days: &Happened) -> String {
    let on = |is_it: fn(&Day) -> bool| count(days.values().filter(|day| is_it(day)).count(), "day", "days");
    let most = days.values().map(|day| day.sent).max().unwrap_or(0);
    let at_most = if most > 1 { format!(", at most {most} on one") } else { String::new() };
    let sent = (most > 0).then(|| format!("applications went out on {}{at_most}", on(|day| day.sent > 0)));
    let came = days.values().any(|day| day.came > 0);
    let came = came.then(|| format!("answers or endings came on {}", on(|day| day.came > 0)));
    let said: Vec<String> = sent.into_iter().chain(came).collect();
    format!("{}.", capital(&said.join("; ")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use snapbox::{assert_data_eq, str};

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn happened(days: &[(&str, usize, usize)]) -> Happened {
        days.iter().map(|(day, sent, came)| (date(day), Day { sent: *sent, came: *came })).collect()
    }

    #[test]
    fn half_a_year_has_its_weeks_beside_one_another() {
        let days = happened(&[("2026-07-01", 1, 0), ("2026-07-06", 3, 1), ("2026-12-31", 0, 2)]);
        let picture = Picture::of(&days, date("2026-12-31"), date("2026-12-31")).expect("a picture");
        assert_data_eq!(
            Markup::of(&picture).into_text(),
            str![[r#"
<div class="halves">
<figure>
<figcaption>Jul to Dec 2026</figcaption>
<svg class="picture calendar" viewBox="0 0 308 90" role="img" aria-label="Jul to Dec 2026: 4 applications on 2 days, answers or endings on 2 days." xmlns="http://www.w3.org/2000/svg">
<path class="days" stroke-width="8.4" stroke-dasharray="8.4 1.6" d="M33 38V86M43 18V86M53 18V86M63 18V86M73 18V86M83 18V86M93 18V86M103 18V86M113 18V86M123 18V86M133 18V86M143 18V86M153 18V86M163 18V86M173 18V86M183 18V86M193 18V86M203 18V86M213 18V86M223 18V86M233 18V86M243 18V86M253 18V86M263 18V86M273 18V86M283 18V86M293 18V56"/>
<path class="sent" d="M31 40h4v4h-4zM40 19h6v6h-6z"/>
<path class="came" d="M38.5 17.5h9v9h-9zM288.5 47.5h9v9h-9z"/>
<text class="faint" x="28" y="11">Jul</text>
<text class="faint" x="68" y="11">Aug</text>
<text class="faint" x="118" y="11">Sep</text>
<text class="faint" x="158" y="11">Oct</text>
<text class="faint" x="198" y="11">Nov</text>
<text class="faint" x="248" y="11">Dec</text>
<text class="faint" x="0" y="26">Mon</text>
<text class="faint" x="0" y="46">Wed</text>
<text class="faint" x="0" y="66">Fri</text>
</svg>
</figure>
</div>
<ul class="legend">
<li>sent on a day:</li>
<li><svg class="calendar" width="10" height="10" aria-hidden="true"><path class="sent" d="M3 3h4v4h-4z"/></svg> 1</li>
<li><svg class="calendar" width="10" height="10" aria-hidden="true"><path class="sent" d="M2.5 2.5h5v5h-5z"/></svg> 2</li>
<li><svg class="calendar" width="10" height="10" aria-hidden="true"><path class="sent" d="M2 2h6v6h-6z"/></svg> 3</li>
<li><svg class="calendar" width="10" height="10" aria-hidden="true"><path class="came" d="M0.5 0.5h9v9h-9z"/></svg> an answer or an ending</li>
</ul>
"#]]
        );
    }

    #[test]
    fn no_day_is_drawn_that_is_still_to_come() {
        let days = happened(&[("2026-05-20", 1, 0), ("2026-06-30", 1, 1), ("2026-07-06", 1, 0)]);
        let half = |last, today| {
            let picture = Picture::of(&days, date(last), date(today)).expect("a picture");
            picture
                .halves
                .into_iter()
                .map(|half| (half.name, half.days.matches('M').count(), half.months.len()))
        };
        let told = |last, today| half(last, today).collect::<Vec<_>>();
        let spring = ("Jan to Jun 2026".to_owned(), 27, 6);
        assert_eq!(told("2026-07-06", "2026-07-06"), [spring.clone(), ("Jul 2026".to_owned(), 2, 1)]);
        assert_eq!(told("2026-07-06", "2026-08-04"), [spring.clone(), ("Jul to Aug 2026".to_owned(), 6, 2)]);
        assert_eq!(told("2026-07-06", "2027-08-04"), [spring.clone(), ("Jul to Dec 2026".to_owned(), 27, 6)]);
        let later = told("2027-01-03", "2027-01-03");
        assert_eq!(later[2], ("Jan 2027".to_owned(), 1, 1));
    }

    #[test]
    fn a_day_with_both_shows_both() {
        let line = 1.0;
        let gap = FRAME / 2.0 - line / 2.0 - SIDES[SIDES.len() - 1] / 2.0;
        assert!(gap >= line, "{gap}");
    }

    #[test]
    fn it_is_told_on_how_many_days() {
        let told = |days: &[(&str, usize, usize)]| reading(&happened(days));
        assert_eq!(told(&[("2026-07-01", 1, 0)]), "Applications went out on 1 day.");
        assert_eq!(told(&[("2026-07-01", 0, 2)]), "Answers or endings came on 1 day.");
        assert_eq!(
            told(&[("2026-07-01", 4, 0), ("2026-07-02", 2, 2)]),
            "Applications went out on 2 days, at most 4 on one; answers or endings came on 1 day."
        );
    }

    #[test]
    fn the_sizes_share_the_numbers_among_them() {
        let known: [(usize, &[usize]); 5] =
            [(0, &[]), (1, &[1]), (3, &[1, 2, 3]), (5, &[2, 3, 4, 5]), (41, &[11, 21, 31, 41])];
        for (most, expected) in known {
            assert_eq!(bounds(most), expected, "{most}");
        }
        assert_eq!(sides(&[1]).collect::<Vec<_>>(), [6.0]);
    }

    #[test]
    fn half_years_are_counted_back() {
        assert_eq!(half(date("2026-11-22"), 0), date("2026-07-01"));
        assert_eq!(half(date("2026-06-30"), 3), date("2024-07-01"));
        assert_eq!(half(date("0001-01-01"), 3), date("-0001-07-01"));
    }

    proptest! {
        #[test]
        fn each_day_has_its_own_place_within_the_picture(year in 1_i32..3000, is_second in any::<bool>()) {
            let begin = NaiveDate::from_ymd_opt(year, if is_second { 7 } else { 1 }, 1).expect("a day");
            let end = begin + Months::new(6);
            let places: std::collections::BTreeSet<_> =
                begin.iter_days().take_while(|day| *day < end).map(|day| place(day, begin)).collect();
            prop_assert_eq!(i64::try_from(places.len()).expect("few"), (end - begin).num_days());
            prop_assert!(places.iter().all(|(x, y)| x + PITCH / 2 <= WIDTH && y + PITCH / 2 <= HEIGHT));
        }
    }
}
