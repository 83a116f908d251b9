//! What of a plan is meant by some words.

use chrono::NaiveDate;

use super::thing::is_part_of;
use super::{Action, Entry, Standing, Step, actions, same_thing, standing};
use crate::text::{fold, nearest, same};

/// An action or a goal of a plan, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Something planned.
    Action(Action),
    /// So many of a thing.
    Goal(Standing),
}

impl Item {
    /// Every action and then every goal, as the plan stands on `today`.
    #[must_use]
    pub fn all(entries: &[Entry], today: NaiveDate) -> Vec<Self> {
        let actions = actions(entries).into_iter().map(Self::Action);
        actions.chain(standing(entries, today).into_iter().map(Self::Goal)).collect()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Action(action) => &action.planned.id,
            Self::Goal(goal) => &goal.goal.id,
        }
    }

    /// What it is, in words: what to do, or `12 applications`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Action(action) => action.planned.what.clone(),
            Self::Goal(Standing { goal, .. }) => format!("{} {}", goal.count, goal.of),
        }
    }

    /// Whether it was neither done nor let go.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Action(action) => action.is_open(),
            Self::Goal(goal) => goal.is_open(),
        }
    }

    /// Whether it was done, or closed as reached.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self {
            Self::Action(action) => action.done,
            Self::Goal(goal) => goal.closed.is_some(),
        }
    }

    /// The day it was done or let go; none while it is open.
    #[must_use]
    pub fn closed(&self) -> Option<NaiveDate> {
        match self {
            Self::Action(action) => action.closed,
            Self::Goal(goal) => goal.closed.or(goal.dropped),
        }
    }

    /// By when it is to be done, for sorting: actions first, what has no day behind what has one.
    #[must_use]
    pub fn due(&self) -> (bool, NaiveDate) {
        match self {
            Self::Action(action) => (false, action.planned.due.unwrap_or(NaiveDate::MAX)),
            Self::Goal(goal) => (true, goal.goal.by.unwrap_or(NaiveDate::MAX)),
        }
    }

    /// The words with which it is named: those of its text, and for a goal its thing alone.
    fn is_called(&self, wanted: &str) -> bool {
        match self {
            Self::Action(action) => same(&action.planned.what, wanted),
            Self::Goal(goal) => same_thing(&goal.goal.of, wanted) || same(&self.text(), wanted),
        }
    }

    fn holds(&self, wanted: &str) -> bool {
        let text = fold(&self.text());
        let words: Vec<&str> = bare(&text).collect();
        let wanted = fold(wanted);
        let mut wanted = bare(&wanted).peekable();
        wanted.peek().is_some() && wanted.all(|word| words.iter().any(|known| known.starts_with(word)))
    }
}

/// Those of the items that the words may mean: the one of that id, else those of that very text, else those that have each
/// of the words or its beginning; of several those that `suit`, where any do.
#[must_use]
pub fn fitting<'a>(items: &'a [Item], wanted: &str, suit: impl Fn(&Item) -> bool) -> Vec<&'a Item> {
    let by = |fits: &dyn Fn(&Item) -> bool| -> Vec<&'a Item> {
        let all: Vec<&Item> = items.iter().filter(|item| fits(item)).collect();
        let suited: Vec<&Item> = all.iter().copied().filter(|item| suit(item)).collect();
        if suited.is_empty() { all } else { suited }
    };
    let ways: [&dyn Fn(&Item) -> bool; 3] =
        [&|item| same(item.id(), wanted), &|item| item.is_called(wanted), &|item| item.holds(wanted)];
    ways.iter().map(|way| by(way)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The item whose id, text or a word of it comes near what was typed.
#[must_use]
pub fn near<'a>(items: &'a [Item], typed: &str) -> Option<&'a Item> {
    let texts: Vec<String> = items.iter().map(|item| fold(&item.text())).collect();
    let words = texts.iter().flat_map(|text| bare(text).filter(|word| word.len() > 3));
    let names = items.iter().map(Item::id).chain(texts.iter().map(String::as_str)).chain(words);
    let near = nearest(typed, names)?;
    let is_near = |(item, text): &(&Item, &String)| {
        item.id() == near || *text == near || bare(text).any(|word| word == near)
    };
    items.iter().zip(&texts).find(is_near).map(|(item, _)| item)
}

/// For what something counts that was done on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// For this goal, meant by its id or by some of its words.
    Goal(&'a Standing),
    /// For whatever goal is of that very thing, if any is.
    Thing,
    /// For one of these goals, and nobody can say which.
    Several(Vec<&'a Standing>),
}

/// What somebody means who did `thing` on that day. Goals told by the cases are not among those that words may mean.
#[must_use]
pub fn meant<'a>(goals: &'a [Standing], thing: &str, day: NaiveDate) -> Meant<'a> {
    if let Some(goal) = goals.iter().find(|goal| same(&goal.goal.id, thing)) {
        // Its thing may be written as it is, for each goal of it.
        let is_thing = same_thing(&goal.goal.of, thing) && goal.is_running(day);
        return if is_thing { Meant::Thing } else { Meant::Goal(goal) };
    }
    let running: Vec<&Standing> = goals.iter().filter(|goal| goal.is_running(day)).collect();
    if running.iter().any(|goal| same_thing(&goal.goal.of, thing)) {
        return Meant::Thing;
    }
    let part = running.into_iter().filter(|goal| {
        super::Told::of(&goal.goal.of).is_none()
            && !thing.trim().is_empty()
            && is_part_of(thing, &goal.goal.of)
    });
    match part.collect::<Vec<_>>().as_slice() {
        [] => Meant::Thing,
        [one] => Meant::Goal(one),
        several => Meant::Several(several.to_vec()),
    }
}

/// The goal of which the thing is, or of whose thing it is a part, that began only after that day.
#[must_use]
pub fn too_early_for<'a>(goals: &'a [Standing], thing: &str, day: NaiveDate) -> Option<&'a Standing> {
    let later = goals.iter().filter(|goal| goal.is_open() && goal.since > day);
    let mut named = later.filter(|goal| same_thing(&goal.goal.of, thing) || is_part_of(thing, &goal.goal.of));
    named.next()
}

/// Whether an entry would be the last word on its action or goal, so that it stands as it says.
#[must_use]
pub fn would_stand(entries: &[Entry], entry: &Entry, today: NaiveDate) -> bool {
    let mut after = entries.to_vec();
    after.push(entry.clone());
    let id = entry.step.id();
    let item = Item::all(&after, today).into_iter().find(|item| Some(item.id()) == id);
    item.is_some_and(|item| match entry.step {
        Step::Started(_) => item.is_open(),
        Step::Done(_) => item.is_done() && item.closed() == Some(entry.date),
        Step::Dropped(_) => !item.is_open() && !item.is_done(),
        Step::Planned(_) | Step::Goal(_) | Step::Did(_) => true,
    })
}

/// The words of a folded text, without what stands around them.
fn bare(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, goal, planned};
    use super::*;

    fn plan() -> Vec<Entry> {
        let mut entries = vec![
            planned("call-ada", None),
            planned("7f3a-1", None),
            planned("7f3a-2", None),
            goal(1, "talks", 4, "networking meetings", Some(20)),
            goal(1, "sent", 12, "applications", None),
        ];
        for (entry, what) in entries.iter_mut().zip(["Call Ada", "Write three stories down.", "Write to Ada"])
        {
            if let Step::Planned(planned) = &mut entry.step {
                planned.what = what.to_owned();
            }
        }
        entries
    }

    fn found(wanted: &str) -> Vec<String> {
        let items = Item::all(&plan(), day(10));
        fitting(&items, wanted, Item::is_open).into_iter().map(|item| item.id().to_owned()).collect()
    }

    #[test]
    fn an_item_is_meant_by_its_id_its_text_or_some_of_its_words() {
        for (wanted, ids) in [
            ("CALL-ADA", &["call-ada"][..]),
            ("call ada", &["call-ada"]),
            ("stor", &["7f3a-1"]),
            ("ada", &["call-ada", "7f3a-2"]),
            ("write ada", &["7f3a-2"]),
            ("networking", &["talks"]),
            ("12 applications", &["sent"]),
            ("applications", &["sent"]),
            ("7f3a", &[]),
            ("tories", &[]),
            ("?", &[]),
        ] {
            assert_eq!(found(wanted), ids, "{wanted}");
        }
    }

    #[test]
    fn of_several_the_open_ones_are_meant() {
        let mut entries = plan();
        entries.push(Entry { date: day(5), step: Step::Done("call-ada".into()) });
        let items = Item::all(&entries, day(10));
        let ids = |wanted| -> Vec<&str> {
            fitting(&items, wanted, Item::is_open).into_iter().map(Item::id).collect()
        };
        assert_eq!((ids("ada"), ids("call")), (vec!["7f3a-2"], vec!["call-ada"]));
        assert_eq!(near(&items, "cal-ada").map(Item::id), Some("call-ada"));
        assert_eq!(near(&items, "12 aplications").map(Item::id), Some("sent"));
        assert_eq!(near(&items, "wirte").map(Item::id), Some("7f3a-1"));
        assert_eq!(near(&items, "weather"), None);
    }

    #[test]
    fn what_was_done_is_for_the_one_goal_that_fits() {
        let goals = standing(&plan(), day(10));
        let talks = &goals[0];
        assert_eq!(meant(&goals, "talks", day(10)), Meant::Goal(talks));
        assert_eq!(meant(&goals, "networking", day(10)), Meant::Thing);
        assert_eq!(meant(&goals, "a meeting", day(10)), Meant::Goal(talks));
        assert_eq!(meant(&goals, "a meeting", day(21)), Meant::Thing, "it is over");
        assert_eq!(meant(&goals, "class", day(10)), Meant::Thing);
        let mut two = goals.clone();
        two[1].goal.of = "meetings with friends".into();
        assert!(matches!(meant(&two, "meeting", day(10)), Meant::Several(both) if both.len() == 2));
    }

    #[test]
    fn a_word_of_an_earlier_day_is_not_the_last() {
        let mut entries = plan();
        let done = |on| Entry { date: day(on), step: Step::Done("call-ada".into()) };
        assert!(would_stand(&entries, &done(1), day(10)));
        entries.push(Entry { date: day(6), step: Step::Started("call-ada".into()) });
        assert!(!would_stand(&entries, &done(5), day(10)) && would_stand(&entries, &done(6), day(10)));
        let before = Entry { date: NaiveDate::MIN, step: Step::Done("talks".into()) };
        assert!(!would_stand(&entries, &before, day(10)), "before the goal was set");
    }
}
