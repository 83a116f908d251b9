//! The case a person means.

use std::fs;
use std::path::Path;

use super::{Journal, Name, names, slug};
use crate::error::Error;
use crate::text;

impl Journal {
    /// The one case a person means by part of its handle, by `last` (the one with the latest event, of
    /// several the one written last), or by path.
    ///
    /// # Errors
    /// [`Error::NoSuchCase`] with a near one, [`Error::Ambiguous`] with all that fit.
    pub fn find(&self, wanted: &str) -> Result<Name, Error> {
        let names = self.names()?;
        let path = Path::new(wanted);
        if path.extension().is_some_and(|ending| ending == "yaml") && path.components().count() > 1 {
            return self.by_path(path, &names).ok_or_else(|| no_such(wanted, &names));
        }
        let wanted = wanted.strip_suffix(".yaml").unwrap_or(wanted);
        let mut exact: Vec<&Name> = names.iter().filter(|name| name.handle == wanted).collect();
        if exact.is_empty() && wanted.contains("--") {
            exact = names.iter().filter(|name| name.handle.get(11..) == Some(wanted)).collect();
        }
        match exact.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                let candidates = several.iter().map(|name| name.file.display().to_string()).collect();
                return Err(Error::Ambiguous { name: wanted.to_owned(), candidates });
            }
        }
        if wanted == "last" {
            return self.last(&names).ok_or_else(|| no_such(wanted, &names));
        }
        let folded = wanted.to_lowercase();
        let holding = |part: &str| -> Vec<&Name> {
            let holds = |name: &&Name| !part.is_empty() && name.handle.to_lowercase().contains(part);
            names.iter().filter(holds).collect()
        };
        let mut fits = holding(&folded);
        if fits.is_empty() && wanted.chars().any(char::is_alphanumeric) {
            fits = holding(&slug(wanted));
        }
        match fits.as_slice() {
            [] => Err(no_such(wanted, &names)),
            [one] => Ok((*one).clone()),
            several => Err(Error::Ambiguous {
                name: wanted.to_owned(),
                candidates: several.iter().map(|name| name.handle.clone()).collect(),
            }),
        }
    }

    /// The case file that a path leads to, from the journal or from where one stands.
    fn by_path(&self, path: &Path, names: &[Name]) -> Option<Name> {
        let meant = fs::canonicalize(path).or_else(|_| fs::canonicalize(self.root().join(path))).ok();
        let is_meant = |name: &&Name| {
            name.file == path
                || meant.is_some() && fs::canonicalize(self.root().join(&name.file)).ok() == meant
        };
        names.iter().find(is_meant).cloned()
    }

    fn last(&self, names: &[Name]) -> Option<Name> {
        let readable = names.iter().filter_map(|name| {
            let case = self.case(name).ok()?;
            let written = fs::metadata(self.root().join(&name.file)).and_then(|meta| meta.modified()).ok();
            Some((case.latest(), written, name))
        });
        let latest = readable.max_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        latest.map(|(_, _, name)| name.clone())
    }
}

fn no_such(wanted: &str, names: &[Name]) -> Error {
    let companies = names.iter().filter_map(|name| Some((names::parts(&name.handle)?.1, name)));
    let near = text::nearest(wanted, companies.clone().map(|(company, _)| company))
        .and_then(|company| companies.clone().rfind(|(known, _)| *known == company))
        .map(|(_, name)| name.handle.clone());
    let near = near
        .or_else(|| text::nearest(wanted, names.iter().map(|name| name.handle.as_str())).map(str::to_owned));
    Error::NoSuchCase { name: wanted.to_owned(), near }
}
