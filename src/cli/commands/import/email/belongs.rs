//! Which case a message belongs to.

use reject::case::Case;
use reject::event::Event;
use reject::import::email::{Likeness, Message, Phrases, fits, same_employer};
use reject::journal::{Unreadable, slug};
use reject::text::fold;

use super::{EmailOptions, Found};
use crate::commands::Session;
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
        [only] => format!("the message may belong to '{only}', and that is not sure"),
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
        let cases = session.journal.cases()?;
        all_readable(cases.unreadable, found)?;
        let all = cases.readable;
        if let Some(case) = all.iter().find(|case| holds(case, found)) {
            return Ok(Belongs::Written(known(case)));
        }
        let named = self.named(&all, found);
        let fits = |case: &Case| {
            let by_name = self.by_name(case, found, &named);
            fit(by_name, of_role(case, found.role.as_deref()))
        };
        let is_open =
            |case: &Case| case.is_open() && (found.ending.is_none() || case.ending() != found.ending);
        let fits: Vec<(Fit, &Case)> = all.iter().map(|case| (fits(case), case)).collect();
        let of = |wanted: Fit| -> Vec<Known> {
            let open = fits.iter().filter(|(fit, case)| *fit == wanted && is_open(case));
            open.map(|(_, case)| known(case)).collect()
        };
        // A second message about a case that has ended is none about another one that is open.
        let has_ended =
            |wanted: &[Fit]| fits.iter().any(|(fit, case)| wanted.contains(fit) && !is_open(case));
        let best = [Fit::Exact, Fit::Sure, Fit::Unsure].map(of);
        Ok(match best {
            [mut only, ..] if only.len() == 1 && !has_ended(&[Fit::Exact]) => {
                only.pop().map_or(Belongs::New, Belongs::One)
            }
            [exact, ..] if !exact.is_empty() => Belongs::Several(exact),
            [_, mut only, _] if only.len() == 1 && !has_ended(&[Fit::Exact, Fit::Sure]) => {
                only.pop().map_or(Belongs::New, Belongs::One)
            }
            [_, sure, _] if !sure.is_empty() => Belongs::Several(sure),
            [_, _, unsure] if unsure.is_empty() => Belongs::New,
            [_, _, unsure] => Belongs::Several(unsure),
        })
    }

    /// The companies that the message itself names, or one like them.
    fn named(&self, open: &[Case], found: &Found) -> Vec<(String, Likeness)> {
        let companies: Vec<&str> = open.iter().map(Case::company).collect();
        let fits = fits(self.phrases, self.message, found.company.as_deref(), &companies);
        fits.into_iter().map(|fit| (fit.company.to_owned(), fit.likeness)).collect()
    }

    /// How sure it is that the message is of the case's company. Where the company is known, one that is only mentioned
    /// may be another one's product.
    fn by_name(&self, case: &Case, found: &Found, named: &[(String, Likeness)]) -> Name {
        let mentioned =
            named.iter().find(|(company, _)| company == case.company()).map(|(_, likeness)| *likeness);
        match &found.company {
            Some(company) => match same_employer(self.phrases, company, case.company()) {
                Likeness::Equal => Name::Sure,
                Likeness::Close => Name::Likely,
                Likeness::Different if mentioned.is_some() && !found.is_named => Name::Mentioned,
                Likeness::Different => Name::Another,
            },
            None => match mentioned {
                Some(Likeness::Equal) => Name::Sure,
                Some(Likeness::Close) => Name::Mentioned,
                Some(Likeness::Different) | None => Name::Another,
            },
        }
    }
}

/// A case that cannot be read may be the one that is meant.
fn all_readable(unreadable: Vec<Unreadable>, found: &Found) -> Result<(), Failure> {
    let Some(company) = found.company.as_deref().map(slug) else { return Ok(()) };
    let is_of_it = |file: &Unreadable| file.file.to_string_lossy().contains(&company);
    match unreadable.into_iter().find(is_of_it) {
        Some(file) => Err(Failure::from(file.error)),
        None => Ok(()),
    }
}

/// Whether the message is of the company.
#[derive(Clone, Copy, PartialEq)]
enum Name {
    Sure,
    Likely,
    Mentioned,
    Another,
}

/// Whether the message is of the role.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Same,
    Like,
    Unknown,
    Another,
}

/// Whether the message belongs to the case.
#[derive(Clone, Copy, PartialEq)]
enum Fit {
    Exact,
    Sure,
    Unsure,
    No,
}

fn fit(name: Name, role: Role) -> Fit {
    match (name, role) {
        (Name::Sure, Role::Same) => Fit::Exact,
        (Name::Sure, Role::Like | Role::Unknown) | (Name::Likely, Role::Same) => Fit::Sure,
        (Name::Sure | Name::Likely, _) | (Name::Mentioned, Role::Same) => Fit::Unsure,
        (Name::Mentioned | Name::Another, _) => Fit::No,
    }
}

/// Whether the case's role is the one the message names: employers write it longer or shorter than one did oneself.
fn of_role(case: &Case, role: Option<&str>) -> Role {
    let (Some(known), Some(role)) = (case.role(), role) else { return Role::Unknown };
    let words = |role: &str| -> Vec<String> {
        let folded = fold(role);
        folded
            .split(|c: char| !c.is_alphanumeric() && !"+#".contains(c))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(known), words(role));
    if a == b {
        Role::Same
    } else if a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word)) {
        Role::Like
    } else {
        Role::Another
    }
}

/// Whether the case ended with these words, on that day where the message has one.
fn holds(case: &Case, found: &Found) -> bool {
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(said) = found.said.as_deref().map(in_one_line) else { return false };
    let is_it = |event: &Event| {
        event.ending().is_some()
            && (!found.is_dated || event.day() == Some(found.date))
            && event.said.as_deref().map(in_one_line).as_ref() == Some(&said)
    };
    case.events().iter().any(is_it)
}

fn known(case: &Case) -> Known {
    Known { handle: case.handle().to_owned(), company: case.company().to_owned(), standing: case.standing() }
}
