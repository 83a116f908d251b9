//! Setting a goal: a new one, or the one of that thing that runs anew.

use chrono::NaiveDate;

use super::{Entry, Goal, Standing, Step, Wish, free_id, same_thing, standing};

/// The goal of that thing that was set, is open and has not come to its last day by `today`.
#[must_use]
pub fn running(entries: &[Entry], of: &str, today: NaiveDate) -> Option<Standing> {
    let is_it =
        |known: &Standing| known.is_open() && known.is_running(today) && same_thing(&known.goal.of, of);
    standing(entries, today).into_iter().find(is_it)
}

/// The entry that sets what is wished for: where a goal of that thing runs, it is set anew under its id and keeps its
/// first day, and its last day unless another is wished for; any other begins on `first`.
#[must_use]
pub fn set_goal(entries: &[Entry], wish: &Wish, first: NaiveDate, today: NaiveDate) -> Entry {
    let (count, of) = (wish.count, wish.of.clone());
    let (date, id, by) = match running(entries, &of, today) {
        Some(known) => (known.since, known.goal.id, wish.by.or(known.goal.by)),
        None => (first, free_id(entries, &of), wish.by),
    };
    Entry { date, step: Step::Goal(Goal { id, count, of, by }) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, goal, planned};
    use super::*;

    #[test]
    fn a_goal_that_runs_is_set_anew_and_another_gets_a_name_nobody_has() {
        let set = |entries: &[Entry], of: &str, by: Option<u32>| {
            let wish = Wish { count: 4, of: of.into(), by: by.map(day) };
            let entry = set_goal(entries, &wish, day(10), day(10));
            let Step::Goal(goal) = entry.step else { panic!("a goal") };
            (entry.date, goal.id, goal.by)
        };
        assert_eq!(set(&[], "applications", None), (day(10), "applications".into(), None));
        let runs = goal(1, "g", 3, "applications", Some(12));
        assert_eq!(
            set(std::slice::from_ref(&runs), "an application", None),
            (day(1), "g".into(), Some(day(12)))
        );
        assert_eq!(set(&[runs], "applications", Some(20)), (day(1), "g".into(), Some(day(20))));
        let over = goal(1, "applications", 3, "applications", Some(9));
        let taken = [over, planned("applications-2", None)];
        assert_eq!(set(&taken, "applications", None), (day(10), "applications-3".into(), None));
        let closed = Entry { date: day(2), step: Step::Done("applications".into()) };
        let both = [goal(1, "applications", 3, "applications", None), closed];
        assert_eq!(set(&both, "applications", None).1, "applications-2");
    }
}
