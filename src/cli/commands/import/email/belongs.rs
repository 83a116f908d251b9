//! Which case a message belongs to.

use reject::case::Case;
use reject::event::Event;
use reject::import::email::{Likeness, Message, Phrases, fits, same_employer};
use reject::text::fold;

use super::{EmailOptions, Found};
use crate::commands::{Session, standing};
use crate::failure::Failure;
use crate::view::suggestion::Known;

/// Where a message goes.
#[derive(Clone, Debug)]
pub(super) enum Belongs {
    /// Into a case that is not there yet, or is found by the name of the company alone.
    New,
    /// Into this one.
    One(Known),
    /// Into one of these, perhaps; a role that differs leaves even a single one open.
    Several(Vec<Known>),
    /// Nowhere: these very words are written down in this one.
    Written(Known),
}

impl Belongs {
    pub(super) fn cases(&self) -> &[Known] {
        match self {
            Self::New => &[],
            Self::One(case) | Self::Written(case) => std::slice::from_ref(case),
            Self::Several(cases) => cases,
        }
    }
}

/// Nobody can be asked which.
pub(super) fn unsure(cases: &[Known]) -> Failure {
    let handles: Vec<&str> = cases.iter().map(|case| case.handle.as_str()).collect();
    let what = match handles.as_slice() {
        [only] => format!("the message may belong to '{only}', whose role is another one"),
        several => format!("the message may belong to {} cases", several.len()),
    };
    Failure::misuse(what)
        .tip(format!("nothing was written; say which one with `--case`, or `--new`:\n{}", handles.join("\n")))
}

/// What a case is looked for by.
pub(super) struct Search<'a> {
    pub(super) message: &'a Message,
    pub(super) phrases: &'a Phrases,
    pub(super) options: &'a EmailOptions,
}

impl Search<'_> {
    /// The case in play, or silent, that it belongs to: by the company, also under a name like it, then by the role.
    pub(super) fn belongs(&self, session: &mut Session<'_>, found: &Found) -> Result<Belongs, Failure> {
        if let Some(wanted) = &self.options.case {
            let name = session.find(wanted)?;
            return Ok(Belongs::One(known(&session.journal.case(&name)?)));
        }
        if self.options.new {
            return Ok(Belongs::New);
        }
        let mut open = session.journal.cases()?.readable;
        if let Some(case) = open.iter().find(|case| holds(case, found)) {
            return Ok(Belongs::Written(known(case)));
        }
        open.retain(|case| case.is_open() && (found.ending.is_none() || case.ending() != found.ending));
        let of_company = self.of_company(&open, found);
        let of_role = of_role(&of_company, found.role.as_deref());
        Ok(match (of_role.as_slice(), of_company.as_slice()) {
            ([only], _) => Belongs::One(known(only)),
            ([], []) => Belongs::New,
            ([], others) => Belongs::Several(others.iter().copied().map(known).collect()),
            (several, _) => Belongs::Several(several.iter().copied().map(known).collect()),
        })
    }

    /// The cases of the company the message fits best. A company that was named by hand is looked for by that name.
    fn of_company<'c>(&self, open: &'c [Case], found: &Found) -> Vec<&'c Case> {
        let companies: Vec<&str> = open.iter().map(Case::company).collect();
        let by_name = |name: &str| -> Vec<(&str, Likeness)> {
            let all = companies.iter().map(|known| (*known, same_employer(self.phrases, name, known)));
            all.filter(|(_, likeness)| *likeness != Likeness::Different).collect()
        };
        let named = found.company.as_ref().filter(|_| found.is_named);
        let likely: Vec<(&str, Likeness)> = match named {
            Some(name) => by_name(name),
            None => fits(self.phrases, self.message, found.company.as_deref(), &companies)
                .into_iter()
                .map(|fit| (fit.company, fit.likeness))
                .collect(),
        };
        let best = likely.iter().map(|(_, likeness)| *likeness).max();
        let is_best = |case: &&Case| {
            likely.iter().any(|(company, likeness)| *company == case.company() && Some(*likeness) == best)
        };
        open.iter().filter(is_best).collect()
    }
}

/// The cases whose role the message may mean: of that very role, else with a word of it, else without one; all where it
/// names none.
fn of_role<'c>(cases: &[&'c Case], role: Option<&str>) -> Vec<&'c Case> {
    let Some(role) = role else { return cases.to_vec() };
    let by = |fits: &dyn Fn(&str) -> bool| -> Vec<&'c Case> {
        cases.iter().copied().filter(|case| case.role().is_some_and(fits)).collect()
    };
    let exact = by(&|known| fold(known) == fold(role));
    if !exact.is_empty() {
        return exact;
    }
    let like = by(&|known| is_like(known, role));
    if !like.is_empty() {
        return like;
    }
    cases.iter().copied().filter(|case| case.role().is_none()).collect()
}

/// Whether the case ended so on that day, with these words.
fn holds(case: &Case, found: &Found) -> bool {
    let is_it = |event: &Event| {
        event.ending().is_some()
            && event.ending() == found.ending
            && event.day() == Some(found.date)
            && event.said == found.said
    };
    found.said.is_some() && case.events().iter().any(is_it)
}

fn known(case: &Case) -> Known {
    Known { handle: case.handle().to_owned(), company: case.company().to_owned(), standing: standing(case) }
}

/// Whether two names of a role share a word: employers seldom write it as one did.
fn is_like(a: &str, b: &str) -> bool {
    let words = |role: &str| -> Vec<String> {
        let folded = fold(role);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let there = words(b);
    words(a).iter().any(|word| there.contains(word))
}
