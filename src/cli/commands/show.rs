//! `reject show CASE`: one story, or what lies in `drafts/`.

use std::path::Path;

use reject::export::json::CaseJson;
use serde::Serialize;

use super::Session;
use crate::failure::Failure;
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
        let text = session.journal.bytes(&file)?;
        session.ui.answer(String::from_utf8_lossy(&text).trim_end())?;
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
