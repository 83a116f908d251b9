//! `reject check`: silent when all is well.

use reject::journal::Weight;

use super::Session;
use crate::failure::Failure;

pub(crate) fn run(mut session: Session<'_>) -> Result<u8, Failure> {
    let (prompts, readable) = session.prompts_for_reading()?;
    let findings = session.journal.check(&prompts, session.today)?;
    for finding in &findings {
        let place = finding.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let note = if finding.weight == Weight::Note { "note: " } else { "" };
        session.ui.answer(&format!("{}{place}: {note}{}", finding.file.display(), finding.problem))?;
    }
    let faults = findings.iter().any(|finding| finding.weight == Weight::Fault);
    Ok(u8::from(faults || !readable))
}
