//! What new entries say that a plan does not say yet.

use super::{Entry, Planned, Step, same_thing};

/// Those of the entries of another plan that say anything new, in their order, so that the same plan twice adds nothing.
///
/// What stands there several times counts so often: of two equal things done on one day a plan that holds one of them
/// lacks one. Nothing is taken of an id under which something else was planned or is the goal. The rest is as
/// [`unsaid`] has it.
#[must_use]
pub fn news(there: &[Entry], new: &[Entry]) -> Vec<Entry> {
    let times = |entries: &[Entry], wanted: &Entry| entries.iter().filter(|entry| *entry == wanted).count();
    let is_new = |at: usize, entry: &Entry| times(&new[..at], entry) >= times(there, entry);
    // What became of an action is settled by the last word on it: where that is known, so is what went before.
    let is_news = |at: usize, entry: &Entry| {
        let is_of_it = |other: &Entry| settles(other) && other.step.id() == entry.step.id();
        let last = new.iter().rposition(is_of_it).filter(|_| settles(entry));
        is_new(at, entry) && last.is_none_or(|last| is_new(last, &new[last]))
    };
    let kept = new.iter().enumerate().filter(|(at, entry)| {
        is_news(*at, entry) && !entry.step.id().is_some_and(|id| is_other_goal(there, new, id))
    });
    let kept: Vec<Entry> = kept.map(|(_, entry)| entry.clone()).collect();
    unsaid(there, &kept)
}

/// Those of the new entries that are not said yet, in their order: not what was said of an action or a goal last, and
/// nothing of an id under which another action was planned. Whatever was done is one thing more that was done.
#[must_use]
pub fn unsaid(there: &[Entry], new: &[Entry]) -> Vec<Entry> {
    let mut all = there.to_vec();
    for entry in new {
        let id = entry.step.id();
        let mut of_it = all.iter().rev().filter(|known| {
            !matches!(known.step, Step::Did(_)) && known.step.id().is_some() && known.step.id() == id
        });
        let is_unsaid = match entry.step {
            Step::Did(_) => true,
            Step::Planned(_) => of_it.next().is_none(),
            Step::Goal(_) | Step::Started(_) | Step::Done(_) | Step::Dropped(_) => {
                of_it.next().is_none_or(|last| last.step != entry.step)
            }
        };
        if is_unsaid && !id.is_some_and(|id| is_other_action(there, new, id)) {
            all.push(entry.clone());
        }
    }
    all.split_off(there.len())
}

fn settles(entry: &Entry) -> bool {
    matches!(entry.step, Step::Started(_) | Step::Done(_) | Step::Dropped(_))
}

/// How many of the entries of another plan are left out for good: their id means something else here.
#[must_use]
pub fn crossed(there: &[Entry], new: &[Entry]) -> usize {
    let is_crossed = |id: &str| is_other_action(there, new, id) || is_other_goal(there, new, id);
    new.iter().filter(|entry| entry.step.id().is_some_and(is_crossed)).count()
}

fn planned<'a>(entries: &'a [Entry], id: &str) -> Option<&'a Planned> {
    entries.iter().find_map(|entry| match &entry.step {
        Step::Planned(planned) if planned.id == id => Some(planned),
        _ => None,
    })
}

/// Whether another action was planned under this id.
fn is_other_action(there: &[Entry], new: &[Entry], id: &str) -> bool {
    let is_it = |entry: &Entry, known: &Planned| match &entry.step {
        Step::Planned(other) => other.id != id || other == known,
        _ => true,
    };
    planned(there, id).is_some_and(|known| !new.iter().all(|entry| is_it(entry, known)))
}

/// Whether this id is that of a goal of something else, or of a goal here and of an action there.
fn is_other_goal(there: &[Entry], new: &[Entry], id: &str) -> bool {
    let things = |entries: &[Entry]| -> Vec<String> {
        let goals = entries.iter().filter_map(|entry| match &entry.step {
            Step::Goal(goal) if goal.id == id => Some(goal.of.clone()),
            _ => None,
        });
        goals.collect()
    };
    let (ours, theirs) = (things(there), things(new));
    if ours.is_empty() || theirs.is_empty() {
        let is_crossed =
            |goals: &[String], others: &[Entry]| !goals.is_empty() && planned(others, id).is_some();
        return is_crossed(&ours, new) || is_crossed(&theirs, there);
    }
    !ours.iter().any(|ours| theirs.iter().any(|theirs| same_thing(ours, theirs)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, did, did_for, goal, planned};
    use super::*;

    fn closing(on: u32, step: fn(String) -> Step, id: &str) -> Entry {
        Entry { date: day(on), step: step(id.into()) }
    }

    #[test]
    fn the_same_plan_again_adds_nothing() {
        let plan = [
            planned("a", None),
            goal(1, "g", 3, "meetings", None),
            did(2, "a meeting"),
            did(2, "a meeting"),
            did_for(3, "g"),
            closing(4, Step::Done, "g"),
            goal(5, "g", 5, "meetings", Some(20)),
            closing(6, Step::Done, "g"),
            closing(6, Step::Done, "a"),
        ];
        assert_eq!(news(&[], &plan), plan);
        assert_eq!(news(&plan, &plan), []);
        assert_eq!(news(&plan[..4], &plan), plan[4..]);
    }

    #[test]
    fn what_was_changed_and_changed_back_on_one_day_comes_whole() {
        let plan = [
            planned("a", None),
            closing(5, Step::Done, "a"),
            closing(5, Step::Started, "a"),
            closing(5, Step::Done, "a"),
            goal(5, "g", 3, "meetings", None),
            goal(5, "g", 5, "meetings", None),
            goal(5, "g", 3, "meetings", None),
        ];
        assert_eq!(news(&[], &plan), plan);
        assert_eq!(unsaid(&[], &plan), plan);
        assert_eq!(news(&plan, &plan), []);
        assert_eq!(news(&plan[..2], &plan), plan[2..]);
        let once_more = [plan[0].clone(), plan[2].clone(), plan[1].clone()];
        assert_eq!(news(&plan[..2], &once_more), [], "done here and there");
    }

    #[test]
    fn two_equal_things_done_on_one_day_are_two() {
        let twice = [did(2, "a meeting"), did(2, "a meeting")];
        assert_eq!(news(&[], &twice), twice);
        assert_eq!(news(&twice[..1], &twice), twice[1..]);
        assert_eq!(news(&twice, &twice[..1]), []);
        assert_eq!(unsaid(&twice, &twice[..1]), twice[..1], "a command writes down one more");
    }

    #[test]
    fn a_goal_set_anew_is_news_and_one_of_something_else_is_not() {
        let there = [goal(1, "g", 3, "meetings", None)];
        let anew = [goal(9, "g", 3, "meeting", None)];
        assert_eq!(news(&there, &anew), anew);
        let other = [goal(9, "g", 3, "classes", None), did_for(9, "g"), did(9, "a class")];
        assert_eq!(news(&there, &other), other[2..]);
        let crossed = [planned("g", None), closing(9, Step::Done, "g")];
        assert_eq!(news(&there, &crossed), []);
        assert_eq!((super::crossed(&there, &crossed), super::crossed(&there, &other)), (2, 2));
        assert_eq!(news(&crossed, &there), []);
    }

    #[test]
    fn of_an_id_under_which_another_action_was_planned_nothing_is_taken() {
        let there = [planned("a", None)];
        let other = [planned("a", Some(3)), closing(4, Step::Done, "a"), planned("b", None)];
        assert_eq!(news(&there, &other), other[2..]);
    }

    #[test]
    fn an_action_settled_again_in_the_same_way_is_no_news() {
        let there = [planned("a", None), closing(4, Step::Done, "a"), did_for(5, "a")];
        assert_eq!(news(&there, &[closing(9, Step::Done, "a")]), []);
        assert_eq!(news(&there, &[closing(9, Step::Started, "a")]).len(), 1);
    }
}
