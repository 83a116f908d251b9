//! What came up of late.

use chrono::{Months, NaiveDate};

use crate::case::Case;
use crate::prompts::{Prompts, Question};

/// For so many months a concern is recent.
const RECENT: u32 = 12;

/// The questions whose latest answer in some case of the last 12 months points at something to work on, each as
/// `topic/id`, the one that came up last first.
#[must_use]
pub fn recent_concerns<'a>(
    cases: &[Case],
    prompts: &'a Prompts,
    today: NaiveDate,
) -> Vec<(String, &'a Question)> {
    let since = today.checked_sub_months(Months::new(RECENT)).unwrap_or(NaiveDate::MIN);
    let latest = |topic: &str, question: &Question| {
        let came_up = cases.iter().filter_map(|case| {
            let (day, answer) = case.answer(topic, &question.id)?;
            (day > since && day <= today && question.is_concern(answer)).then_some(day)
        });
        came_up.max()
    };
    let mut all: Vec<(NaiveDate, String, &Question)> = prompts
        .questions()
        .filter_map(|(topic, question)| {
            let day = latest(&topic.name, question)?;
            Some((day, format!("{}/{}", topic.name, question.id), question))
        })
        .collect();
    all.sort_by_key(|(day, _, _)| std::cmp::Reverse(*day));
    all.into_iter().map(|(_, path, question)| (path, question)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Details, Event, Kind};

    #[test]
    fn what_came_up_last_comes_first_and_what_is_a_year_old_not_at_all() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let case = |on: &str, topic: &str, id: &str, answer: &str| {
            let mut event = Event::new(day(on), Kind::Reflected);
            event.topic = Some(topic.into());
            event.answers = vec![(id.into(), answer.into())];
            Case::new(on.to_owned(), Details::default(), vec![event])
        };
        let cases = [
            case("2026-11-01", "interview", "stories", "no"),
            case("2026-11-05", "fit", "match", "partly"),
            case("2026-11-06", "fit", "wanted", "yes"),
            case("2025-11-22", "screen", "stories", "no"),
            case("2026-11-23", "screen", "reasons", "no"),
        ];
        let prompts = Prompts::new(Vec::new()).expect("the built-in sets");
        let recent = recent_concerns(&cases, &prompts, day("2026-11-22"));
        let paths: Vec<&str> = recent.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["fit/match", "interview/stories"]);
    }
}
