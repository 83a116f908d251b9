//! Days as spreadsheets write them: the order of day and month is found from the whole column.

use chrono::NaiveDate;

/// Which number of a day comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2023`
    DayMonth,
    /// `12/31/2023`
    MonthDay,
    /// `23/12/31`
    YearMonth,
}

/// How the order of a column is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// So many rows have a number over 12 that can only be the day.
    Days(usize),
    /// It is written with dots, as one does with the day first.
    Dots,
    /// Another column, of that name, is written so.
    Like(String),
    /// It was said.
    Told,
}

/// A cell, as far as it can be read without knowing the order or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One day and no other.
    Day(NaiveDate),
    /// Two numbers and a year; with dots between them or not.
    Numbers { a: u32, b: u32, year: i32, dots: bool },
    /// Three short numbers.
    Short { a: u32, b: u32, c: u32, dots: bool },
    /// A day and a month by its name.
    NoYear { day: u32, month: u32 },
    /// Two numbers.
    NumbersNoYear { a: u32, b: u32, dots: bool },
}

/// No day of a search lies before this year.
const EARLIEST: i32 = 1970;

/// What a cell says of a day; none where it says none. A time of day behind it does not count.
pub(super) fn shape(cell: &str) -> Option<Shape> {
    // Of a span of days, the first.
    let cell = cell.split('→').next().unwrap_or_default().trim();
    if cell.len() > 60 || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = match cell.split_once('T') {
        Some((day, time)) if day.len() == 10 && time.starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => cell,
    };
    let tokens = day.split([' ', ',', '\t']).filter(|token| !token.is_empty() && !is_time(token));
    let parts: Vec<&str> =
        tokens.flat_map(|token| token.split(['/', '.', '-'])).filter(|it| !it.is_empty()).collect();
    let parts = match parts.split_first() {
        Some((first, rest)) if is_weekday(first) => rest,
        _ => &parts[..],
    };
    let dots = day.contains('.');
    let shape = match parts {
        [a, b] => two(a, b, dots),
        [a, b, c] => three([a, b, c], dots),
        _ => None,
    };
    shape.filter(|shape| !matches!(shape, Shape::Numbers { year, .. } if *year < EARLIEST))
}

fn is_time(token: &str) -> bool {
    let word = token.trim_matches(['.', '(', ')']).to_lowercase();
    let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let clock = |end: &str| word.strip_suffix(end).is_some_and(is_number);
    let is_french = word.split_once('h').is_some_and(|(hour, minute)| is_number(hour) && is_number(minute));
    let is_between = ["at", "of", "z", "h", "am", "pm", "à", "um", "uhr"].contains(&word.as_str());
    let is_zone = word.starts_with("gmt") || word.starts_with("utc");
    token.contains(':') || is_between || is_zone || is_french || clock("am") || clock("pm") || clock("h")
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && word.parse::<chrono::Weekday>().is_ok()
}

fn month(word: &str) -> Option<u32> {
    let word = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    let month = (word.len() >= 3).then(|| word.parse::<chrono::Month>().ok()).flatten()?;
    Some(month.number_from_month())
}

/// A number of one or two digits, `8` or `8th`.
fn small(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

/// A year of four digits, or of two in this century.
fn year(word: &str) -> Option<i32> {
    let n = word.trim_start_matches(['\'', '’']);
    let is_number = n.bytes().all(|b| b.is_ascii_digit());
    match n.len() {
        4 if is_number => n.parse().ok(),
        2 if is_number => n.parse::<i32>().ok().map(|n| 2000 + n),
        _ => None,
    }
}

fn two(a: &str, b: &str, dots: bool) -> Option<Shape> {
    match (month(a), month(b)) {
        (Some(month), None) => Some(Shape::NoYear { day: small(b)?, month }),
        (None, Some(month)) => Some(Shape::NoYear { day: small(a)?, month }),
        _ => Some(Shape::NumbersNoYear { a: small(a)?, b: small(b)?, dots }),
    }
}

fn three(parts: [&str; 3], dots: bool) -> Option<Shape> {
    let [a, b, c] = parts;
    let full = |word: &str| year(word).filter(|_| word.len() == 4);
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(Shape::Day);
    if let Some(year) = full(a).filter(|year| *year >= EARLIEST) {
        return day(year, month(b).or_else(|| small(b))?, small(c)?);
    }
    match (month(a), month(b)) {
        (Some(month), None) => day(year(c)?, month, small(b)?),
        (None, Some(month)) => day(year(c)?, month, small(a)?),
        _ => match full(c) {
            Some(year) => Some(Shape::Numbers { a: small(a)?, b: small(b)?, year, dots }),
            None => Some(Shape::Short { a: small(a)?, b: small(b)?, c: small(c)?, dots }),
        },
    }
}

/// What the cells of a column say of their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Cells that can only have the day first, and one of them.
    pub(super) day_first: (usize, String),
    /// Cells that can only have the month first, and one of them.
    pub(super) month_first: (usize, String),
    /// Cells that can be read in both ways, and one of them.
    pub(super) either: (usize, String),
    /// Cells that may have the year first.
    pub(super) short: usize,
    /// Of those that can be read in both ways, how many have dots.
    pub(super) dots: usize,
    /// One of the cells that have no year.
    pub(super) no_year: Option<String>,
}

impl Evidence {
    pub(super) fn see(&mut self, cell: &str, shape: Shape) {
        if matches!(shape, Shape::NoYear { .. } | Shape::NumbersNoYear { .. }) && self.no_year.is_none() {
            self.no_year = Some(cell.to_owned());
        }
        self.short += usize::from(matches!(shape, Shape::Short { .. }));
        let (a, b, has_dots) = match shape {
            Shape::Numbers { a, b, dots, .. }
            | Shape::Short { a, b, dots, .. }
            | Shape::NumbersNoYear { a, b, dots } => (a, b, dots),
            Shape::Day(_) | Shape::NoYear { .. } => return,
        };
        // Where the last number may be a day, the first may be a year.
        if matches!(shape, Shape::Short { a, c, .. } if a > 12 && c <= 31 && c != b) {
            self.either.0 += 1;
            if self.either.0 == 1 {
                cell.clone_into(&mut self.either.1);
            }
            return;
        }
        let kind = match (a > 12, b > 12) {
            (true, false) => &mut self.day_first,
            (false, true) => &mut self.month_first,
            (false, false) if a != b => {
                self.dots += usize::from(has_dots);
                &mut self.either
            }
            _ => return,
        };
        if kind.0 == 0 {
            cell.clone_into(&mut kind.1);
        }
        kind.0 += 1;
    }

    /// The order these cells have, where they show one; none where they do not, or show two.
    pub(super) fn order(&self) -> Option<(Order, Why)> {
        match (self.day_first.0, self.month_first.0) {
            (0, 0) if self.either.0 > 0 && self.dots == self.either.0 => Some((Order::DayMonth, Why::Dots)),
            (0, 0) | (1.., 1..) => None,
            (n, 0) => Some((Order::DayMonth, Why::Days(n))),
            (0, n) => Some((Order::MonthDay, Why::Days(n))),
        }
    }

    /// Whether any cell may have this order.
    pub(super) fn may_be(&self, order: Order) -> bool {
        order != Order::YearMonth || self.short > 0
    }

    /// Whether some cells can only have the day first, and others only the month.
    pub(super) fn is_mixed(&self) -> bool {
        self.day_first.0 > 0 && self.month_first.0 > 0
    }
}

/// What a day without a year lies between, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// The day of the application.
    pub(super) floor: Option<NaiveDate>,
    pub(super) today: NaiveDate,
}

/// The day a shape means in that order. A day without a year is of `year`; of the year before where it would lie after
/// today, of the year after where it would lie before the application.
pub(super) fn day(shape: Shape, order: Order, year: Option<i32>, span: Span) -> Option<NaiveDate> {
    let (day_first, month_first) = (|a, b| (b, a), |a, b| (a, b));
    let month_and_day = |a: u32, b: u32| match order {
        Order::DayMonth => day_first(a, b),
        Order::MonthDay | Order::YearMonth => month_first(a, b),
    };
    let short_year = |n: u32| i32::try_from(n).ok().map(|n| 2000 + n);
    let without_year = |month, day| {
        let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
        let year = year?;
        let this = of(year).or_else(|| of(year - 1));
        match this? {
            this if this > span.today => of(year - 1),
            this if Some(this) < span.floor => of(year + 1).filter(|next| *next <= span.today).or(Some(this)),
            this => Some(this),
        }
    };
    match shape {
        Shape::Day(day) => Some(day),
        Shape::Numbers { .. } if order == Order::YearMonth => None,
        Shape::Numbers { a, b, year, .. } => {
            let (month, day) = month_and_day(a, b);
            NaiveDate::from_ymd_opt(year, month, day)
        }
        Shape::Short { a, b, c, .. } if order == Order::YearMonth => {
            NaiveDate::from_ymd_opt(short_year(a)?, b, c)
        }
        Shape::Short { a, b, c, .. } => {
            let (month, day) = month_and_day(a, b);
            NaiveDate::from_ymd_opt(short_year(c)?, month, day)
        }
        Shape::NoYear { day, month } => without_year(month, day),
        Shape::NumbersNoYear { a, b, .. } => {
            let (month, day) = month_and_day(a, b);
            without_year(month, day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Span {
        Span { floor: None, today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day") }
    }

    fn read(cell: &str, order: Order) -> String {
        let day = shape(cell).and_then(|shape| day(shape, order, Some(2023), open()));
        day.map_or_else(|| "none".to_owned(), |day| day.to_string())
    }

    #[test]
    fn days_are_read_as_spreadsheets_write_them() {
        for (cell, expected) in [
            ("2023-07-08", "2023-07-08"),
            ("2023/07/08", "2023-07-08"),
            ("2023-07-08T17:00:00Z", "2023-07-08"),
            ("2023-07-08 17:00:00 UTC", "2023-07-08"),
            ("08/07/2023", "2023-07-08"),
            ("8/7/23", "2023-07-08"),
            ("08.07.2023", "2023-07-08"),
            ("08-07-2023", "2023-07-08"),
            ("08/07/2023 17:00", "2023-07-08"),
            ("08/07/2023 5:00 PM", "2023-07-08"),
            ("08/07/2023 at 5pm", "2023-07-08"),
            ("8-Jul", "2023-07-08"),
            ("8-Jul-23", "2023-07-08"),
            ("8 July 2022", "2022-07-08"),
            ("July 8, 2022", "2022-07-08"),
            ("Jul 8th", "2023-07-08"),
            ("Sat, 8 Jul 2023", "2023-07-08"),
            ("Saturday, July 8, 2023", "2023-07-08"),
            ("8 Sept 2023", "2023-09-08"),
            ("8/7", "2023-07-08"),
            ("2023-Jul-08", "2023-07-08"),
        ] {
            assert_eq!(read(cell, Order::DayMonth), expected, "{cell}");
        }
        assert_eq!(read("8/7/2023", Order::MonthDay), "2023-08-07");
        assert_eq!(read("23/07/08", Order::YearMonth), "2023-07-08");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "soon",
            "31/02/2023",
            "32/01/2023",
            "13/13/2023",
            "2023",
            "Jul 2023",
            "12",
            "555-1234",
            "06 12 34 56 78",
            "8/7 - 9/7",
            "10:30",
            "2023-02-30",
            "0/1/2023",
            "1/1/0023",
            "-",
            "1.2.3.4",
            "Week 3",
        ] {
            assert_eq!(read(cell, Order::DayMonth), "none", "{cell}");
        }
    }

    #[test]
    fn a_day_without_a_year_does_not_lie_before_the_application() {
        let span = Span { floor: NaiveDate::from_ymd_opt(2023, 12, 20), ..open() };
        let read = shape("5-Jan").and_then(|shape| day(shape, Order::DayMonth, Some(2023), span));
        assert_eq!(read, NaiveDate::from_ymd_opt(2024, 1, 5));
    }

    #[test]
    fn the_order_is_found_from_the_whole_column() {
        let evidence = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            for cell in cells {
                evidence.see(cell, shape(cell).expect("a day"));
            }
            evidence
        };
        assert_eq!(
            evidence(&["01/02/2023", "13/02/2023", "31/01/2023"]).order(),
            Some((Order::DayMonth, Why::Days(2)))
        );
        assert_eq!(evidence(&["01/02/2023", "02/13/23"]).order(), Some((Order::MonthDay, Why::Days(1))));
        assert_eq!(evidence(&["01.02.2023"]).order(), Some((Order::DayMonth, Why::Dots)));
        assert_eq!(evidence(&["01/02/2023", "03/03/2023"]).order(), None);
        assert!(evidence(&["13/02/2023", "02/13/2023"]).is_mixed());
        assert_eq!(evidence(&["03/03/2023", "2023-01-02"]), Evidence::default());
    }
}
