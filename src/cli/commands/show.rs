//! `reject show CASE`: one story, or what lies in `drafts/`.

use std::path::Path;

use reject::export::json::CaseJson;
use serde::Serialize;

use super::Session;
use crate::failure::Failure;
use crate::ui::Ui;
use crate::view::story;

/// Reads one story
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any part of the case's handle, or 'last'; or a file in drafts/
    case: String,
    /// With your private words
    #[arg(long)]
    with_vent: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    version: u32,
    cases: [CaseJson<'a>; 1],
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<u8, Failure> {
    if let Some(file) = session.journal.draft_at(Path::new(&args.case)) {
        if args.json {
            return Err(Failure::misuse("--json is for a case, and a draft is a text"));
        }
        let bytes = session.journal.bytes(&file)?;
        show_draft(&bytes, &args.case, session.ui)?;
        return Ok(0);
    }
    let name = session.find(&args.case)?;
    let case = session.journal.case(&name)?;
    if args.json {
        session.ui.json(&Shown { version: 1, cases: [CaseJson::of(&case, args.with_vent)] })?;
        return Ok(0);
    }
    let (prompts, read) = session.prompts_for_reading()?;
    let story = story::of(&case, &prompts, args.with_vent, session.ui.width);
    session.ui.answer(&story)?;
    Ok(u8::from(!read))
}

/// What lies in `drafts/`: a text to be read, or what some program left, as it is.
fn show_draft(bytes: &[u8], file: &str, ui: &mut Ui) -> Result<(), Failure> {
    if !bytes.contains(&0) {
        return ui.answer(String::from_utf8_lossy(bytes).trim_end());
    }
    if ui.is_seen() {
        return Err(Failure::failed(format!("'{file}' is no text but what a program left"))
            .tip(format!("`reject show {file} > FILE` writes it out")));
    }
    ui.raw(bytes)
}
