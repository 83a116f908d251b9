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
    /// How many still name the old one because the other side wrote them too.
    pub stayed: usize,
    /// How many still name the old one, or seem to, because they cannot be read, or not be changed and say the same.
    pub stuck: usize,
}

/// Has the entries that one side added to a plan name a case by its new handle: those that neither stand in the `base`
/// nor in the plan of the other side, `there`. In each only the handle changes.
#[must_use]
pub fn renamed_in_plan(plan: &[u8], base: &[u8], there: &[u8], from: &str, to: &str) -> Renamed {
    let (known, others) = (cut(base, true), cut(there, true));
    let mut renamed = Renamed { plan: Vec::new(), moved: 0, stayed: 0, stuck: 0 };
    for document in cut(plan, true) {
        let is_news = !known.contains(&document) && names(document, from);
        let is_theirs = others.contains(&document);
        let retold = (is_news && !is_theirs).then(|| retold(document, from, to)).flatten();
        if let Some(retold) = retold {
            renamed.plan.extend(retold);
            renamed.moved += 1;
        } else {
            renamed.plan.extend_from_slice(document);
            renamed.stayed += usize::from(is_news && is_theirs);
            renamed.stuck += usize::from(is_news && !is_theirs);
        }
    }
    renamed
}

/// Whether a document is about the case of that handle; one that cannot be read is where the handle stands in it.
fn names(document: &[u8], handle: &str) -> bool {
    match plan::read(document) {
        Ok(entries) => entries.iter().any(|entry| case_of(entry) == Some(handle)),
        Err(_) => !places(document, handle).is_empty(),
    }
}

fn case_of(entry: &Entry) -> Option<&str> {
    match &entry.step {
        Step::Planned(planned) => planned.case.as_deref(),
        _ => None,
    }
}

/// Where a handle stands in a document, not as a part of another.
fn places(document: &[u8], handle: &str) -> Vec<usize> {
    let is_of_a_handle = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-' || !byte.is_ascii();
    let (whole, length) = (handle.as_bytes(), handle.len());
    let is_here = |at: &usize| {
        let is_more = at.checked_sub(1).and_then(|before| document.get(before)).is_some_and(is_of_a_handle);
        document[*at..].starts_with(whole)
            && !is_more
            && !document.get(at + length).is_some_and(is_of_a_handle)
    };
    (0..document.len()).filter(is_here).collect()
}

/// A document with another handle at the one place where it then says the same but for that.
fn retold(document: &[u8], from: &str, to: &str) -> Option<Vec<u8>> {
    let mut was = plan::read(document).ok()?;
    for entry in &mut was {
        if let Entry { step: Step::Planned(planned), .. } = entry
            && planned.case.as_deref() == Some(from)
        {
            planned.case = Some(to.to_owned());
        }
    }
    let at = |at: usize| [&document[..at], to.as_bytes(), &document[at + from.len()..]].concat();
    let says_it = |retold: &Vec<u8>| plan::read(retold).is_ok_and(|now| now == was);
    places(document, from).into_iter().map(at).find(says_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_planned_for_a_case_takes_its_new_name() {
        let planned = |id: &str, case: &str| {
            format!("---\ndate: 2026-11-22 # a remark\nevent: planned\nid: {id}\ndo: Call\ncase: {case}\n")
        };
        let (was, both) = (planned("was", "2026-11-22-acme"), planned("both", "2026-11-22-acme"));
        let there = format!("{was}{both}{}", planned("theirs", "2026-11-22-acme"));
        let kept = [
            planned("other", "2026-11-22-acme--chef"),
            "---\nevent: done\ndate: 2026-11-22\nid: was\n".into(),
        ];
        let plan = |case: &str| {
            let all = [
                was.clone(),
                both.clone(),
                planned("a", case),
                kept.concat(),
                planned("b", &format!("'{case}'  # hm")),
            ];
            all.concat()
        };
        let renamed = |plan: &str| {
            let [plan, base, there] = [plan, &was, &there].map(str::as_bytes);
            renamed_in_plan(plan, base, there, "2026-11-22-acme", "2026-11-22-acme-2")
        };
        let expected =
            Renamed { plan: plan("2026-11-22-acme-2").into_bytes(), moved: 2, stayed: 1, stuck: 0 };
        assert_eq!(renamed(&plan("2026-11-22-acme")), expected);
        let head = "date: 2026-11-22, event: planned, id: c, do: Call";
        for (plan, new) in [
            (
                format!("--- {{{head}, case: 2026-11-22-acme}}\n"),
                format!("--- {{{head}, case: 2026-11-22-acme-2}}\n"),
            ),
            (planned("c", "# the chef\n  2026-11-22-acme"), planned("c", "# the chef\n  2026-11-22-acme-2")),
            (planned("2026-11-22-acme", "2026-11-22-acme"), planned("2026-11-22-acme", "2026-11-22-acme-2")),
        ] {
            assert_eq!(
                renamed(&plan),
                Renamed { plan: new.into_bytes(), moved: 1, stayed: 0, stuck: 0 },
                "{plan}"
            );
        }
        // One that does not read, or where the handle is not found as it is, stays as it is.
        for plan in [
            format!("{}due: soon\n", planned("c", "2026-11-22-acme")),
            planned("c", r#""2026-11-22\x2dacme""#),
        ] {
            let expected = Renamed { plan: plan.clone().into_bytes(), moved: 0, stayed: 0, stuck: 1 };
            assert_eq!(renamed(&plan), expected);
        }
    }
}
