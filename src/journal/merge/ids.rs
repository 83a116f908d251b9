//! Actions and goals that got one id apart from each other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::plan;
use super::pieces::cut;
use crate::plan::{Did, Entry, Goal, Planned, Step, Toward};

/// What the side from here says in a plan, with another id for each action or goal that the side over there began under
/// the same one since both parted. What this side said of it since goes along; what both began alike stays one.
pub(super) fn with_own_ids(base: &[u8], here: &[u8], there: &[u8]) -> Vec<u8> {
    let was: HashSet<&[u8]> = cut(base, true).into_iter().collect();
    let own = own_ids(base, here, there);
    let retold = |document: &&[u8]| {
        let is_new = !own.is_empty() && !was.contains(document);
        is_new.then(|| retold(document, &own)).flatten().unwrap_or_else(|| document.to_vec())
    };
    cut(here, true).iter().flat_map(retold).collect()
}

/// The new ids of what the side from here began in a plan, by the old ones, which the side over there took as well since
/// both parted.
#[must_use]
pub fn own_ids(base: &[u8], here: &[u8], there: &[u8]) -> BTreeMap<String, String> {
    let was: HashSet<&[u8]> = cut(base, true).into_iter().collect();
    let [ours, theirs] = [here, there].map(|side| begun(side, &was));
    let mut taken: HashSet<String> = [base, here, there].into_iter().flat_map(ids).collect();
    let known: HashSet<String> = begun(base, &HashSet::new()).into_keys().collect();
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for (id, begun) in ours.iter().filter(|(id, _)| !known.contains(*id)) {
        if theirs.get(id).is_some_and(|theirs| are_apart(begun, theirs)) {
            // One more than there are ids: one of them is free.
            let mut numbered = (2..=taken.len() + 2).map(|n| format!("{id}-{n}"));
            let free = numbered.find(|new| !taken.contains(new)).unwrap_or_default();
            taken.insert(free.clone());
            own.insert(id.clone(), free);
        }
    }
    // What cannot be told under another id stays with all that was said of it.
    let told = if own.is_empty() { Vec::new() } else { cut(here, true) };
    for document in told {
        let id = id_in(document).filter(|id| own.contains_key(id) && !was.contains(document));
        if let Some(id) = id.filter(|_| retold(document, &own).is_none()) {
            own.remove(&id);
        }
    }
    own
}

/// A document that begins an action or a goal.
#[derive(PartialEq)]
struct Begun<'a> {
    document: &'a [u8],
    is_goal: bool,
}

/// Whether nothing begun under an id is the same on both sides. A goal that both set is one, as either says it.
fn are_apart(ours: &[Begun<'_>], theirs: &[Begun<'_>]) -> bool {
    !ours.iter().any(|begun| theirs.contains(begun)) && !ours.iter().chain(theirs).all(|begun| begun.is_goal)
}

/// What begins actions and goals in a plan and did not stand there before, by their ids.
fn begun<'a>(side: &'a [u8], was: &HashSet<&[u8]>) -> HashMap<String, Vec<Begun<'a>>> {
    let mut begun: HashMap<String, Vec<Begun<'_>>> = HashMap::new();
    for document in cut(side, true).into_iter().filter(|document| !was.contains(document)) {
        for Entry { step, .. } in plan::read(document).unwrap_or_default() {
            if let Step::Planned(Planned { id, .. }) | Step::Goal(Goal { id, .. }) = &step {
                let is_goal = matches!(step, Step::Goal(_));
                begun.entry(id.clone()).or_default().push(Begun { document, is_goal });
            }
        }
    }
    begun
}

fn ids(side: &[u8]) -> Vec<String> {
    let entries = plan::read(side).unwrap_or_default();
    entries.iter().filter_map(|entry| entry.step.id()).map(str::to_owned).collect()
}

/// A document about an action or a goal under its new id, where it says the same but for that.
fn retold(document: &[u8], own: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut entries = plan::read(document).ok()?;
    let [Entry { step, .. }] = entries.as_mut_slice() else { return None };
    let id = id_of(step)?;
    let (old, new) = own.get_key_value(id)?;
    id.clone_from(new);
    let at = id_at(document, old)?;
    let retold = [&document[..at], new.as_bytes(), &document[at + old.len()..]].concat();
    (plan::read(&retold).ok()? == entries).then_some(retold)
}

fn id_in(document: &[u8]) -> Option<String> {
    plan::read(document).ok()?.first()?.step.id().map(str::to_owned)
}

fn id_of(step: &mut Step) -> Option<&mut String> {
    match step {
        Step::Planned(Planned { id, .. })
        | Step::Goal(Goal { id, .. })
        | Step::Started(id)
        | Step::Done(id)
        | Step::Dropped(id)
        | Step::Did(Did { toward: Toward::Goal(id), .. }) => Some(id),
        Step::Did(_) => None,
    }
}

/// Where the id stands in the line `id:` of a document.
fn id_at(document: &[u8], id: &str) -> Option<usize> {
    let mut at = 0;
    for line in document.split_inclusive(|b| *b == b'\n') {
        if let Some(value) = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix("id:")) {
            return Some(at + "id:".len() + value.find(id)?);
        }
        at += line.len();
    }
    None
}
