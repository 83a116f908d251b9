//! `reject check`: silent when all is well.

use reject::Error;
use reject::journal::{Finding, Weight};
use reject::letters::Letters;
use reject::prompts::Prompts;
use reject::text::shown;

use super::Session;
use crate::context;
use crate::failure::Failure;

pub(crate) fn run(session: &mut Session<'_>) -> Result<u8, Failure> {
    let mut findings = Vec::new();
    let prompts = match readable(session.journal.prompts().and_then(Prompts::new), &mut findings)? {
        Some(prompts) => prompts,
        None => Prompts::new(Vec::new())?,
    };
    readable(session.journal.letters().and_then(Letters::new), &mut findings)?;
    findings.extend(session.journal.check(&prompts, session.today)?);
    findings.extend(context::findings());
    for finding in &findings {
        let place = finding.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let note = if finding.weight == Weight::Note { "note: " } else { "" };
        let file = shown(&finding.file);
        session.ui.answer(&format!("{file}{place}: {note}{}", finding.problem))?;
    }
    let faults = findings.iter().any(|finding| finding.weight == Weight::Fault);
    Ok(u8::from(faults))
}

/// What could be read; what could not is a finding.
fn readable<T>(read: Result<T, Error>, findings: &mut Vec<Finding>) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) => {
            let (Error::Malformed { file, .. } | Error::CannotRead { file, .. }) = &error else {
                return Err(error.into());
            };
            findings.push(Finding::unreadable(file, &error));
            Ok(None)
        }
    }
}
