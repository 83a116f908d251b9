//! What a case that got another name takes along.

use super::super::plan;
use super::pieces::cut;
use crate::plan::{Entry, Step};

/// The entries of a plan that name a case, after that case got another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The plan.
    pub plan: Vec<u8>,
    /// How many entries name the new one.
    pub moved: usize,
    /// How many still name the old one, though the same side wrote them: the other side wrote them too, or they cannot be
    /// read.
    pub stayed: usize,
}

/// Has the entries that one side added to a plan name a case by its new handle: those that neither stand in the `base`
/// nor in the plan of the other side, `there`. In each only the handle changes.
#[must_use]
pub fn renamed_in_plan(plan: &[u8], base: &[u8], there: &[u8], from: &str, to: &str) -> Renamed {
    let (known, others) = (cut(base, true), cut(there, true));
    let mut renamed = Renamed { plan: Vec::new(), moved: 0, stayed: 0 };
    for document in cut(plan, true) {
        let names_it = !known.contains(&document) && case_line(document, from).is_some();
        if let Some(retold) = retold(document, from, to).filter(|_| names_it && !others.contains(&document)) {
            renamed.plan.extend(retold);
            renamed.moved += 1;
        } else {
            renamed.plan.extend_from_slice(document);
            renamed.stayed += usize::from(names_it);
        }
    }
    renamed
}

/// A document with another handle, where it says the same but for that.
fn retold(document: &[u8], from: &str, to: &str) -> Option<Vec<u8>> {
    let at = case_line(document, from)?;
    let retold = [&document[..at], to.as_bytes(), &document[at + from.len()..]].concat();
    let mut was = plan::read(document).ok()?;
    for entry in &mut was {
        if let Entry { step: Step::Planned(planned), .. } = entry
            && planned.case.as_deref() == Some(from)
        {
            planned.case = Some(to.to_owned());
        }
    }
    (plan::read(&retold).ok()? == was).then_some(retold)
}

/// Where the handle stands in the line `case:` of a document.
fn case_line(document: &[u8], handle: &str) -> Option<usize> {
    let mut at = 0;
    for line in document.split_inclusive(|b| *b == b'\n') {
        let text = std::str::from_utf8(line).unwrap_or_default();
        if let Some(value) = text.strip_prefix("case:")
            && value.split_whitespace().next().map(|word| word.trim_matches(['"', '\''])) == Some(handle)
        {
            return Some(at + text.len() - value.len() + value.find(handle)?);
        }
        at += line.len();
    }
    None
}
