//! Answering without being asked: options, a file, a form in the editor.

use std::fmt::Write as _;

use reject::journal::{DraftFile, Malformed, read_answers, write_answer};
use reject::prompts::{Kind, NoQuestion, Prompts};
use reject::reflection::{ACTIONS, Intention, Reflection, written};
use reject::text::nearest;

use super::super::Session;
use super::super::draft::Copy;
use super::{Args, Work};
use crate::failure::Failure;
use crate::input;

const NOTHING: &str = "nothing was written";

/// Takes over what the options and the file say.
pub(super) fn answer(args: &Args, reflection: &mut Reflection, prompts: &Prompts) -> Result<(), Failure> {
    let mut named: Vec<&str> = Vec::new();
    for line in &args.answer {
        let Some((id, answer)) = line.split_once('=') else {
            return Err(
                Failure::misuse(format!("--answer '{line}' is not of the form ID=ANSWER")).tip(NOTHING)
            );
        };
        if named.contains(&id) {
            return Err(Failure::misuse(format!("--answer names '{id}' twice")).tip(NOTHING));
        }
        named.push(id);
        take(reflection, prompts, id, answer).map_err(|problem| Failure::misuse(problem).tip(NOTHING))?;
    }
    if reflection.actions.len() + args.actions.len() > ACTIONS {
        return Err(
            Failure::misuse(format!("at most {ACTIONS} actions come out of one reflection")).tip(NOTHING)
        );
    }
    if let Some(file) = &args.answers {
        from_file(file, reflection, prompts)?;
    }
    let concerns = reflection.concerns(prompts);
    let intentions = args.actions.iter().filter(|what| !what.trim().is_empty()).map(|what| {
        let hint = concerns.iter().find(|(_, question)| question.hint.as_ref() == Some(what));
        let aim = hint.map(|(topic, question)| format!("{}/{}", topic.name, question.id));
        Intention { what: what.clone(), aim, due: None }
    });
    let intentions: Vec<Intention> = intentions.collect();
    reflection.actions.extend(intentions);
    Ok(())
}

/// Takes over the answers of a file.
fn from_file(file: &str, reflection: &mut Reflection, prompts: &Prompts) -> Result<(), Failure> {
    let unreadable = |cause: String| {
        Failure::failed(format!("cannot read the answers in '{file}'")).cause(cause).tip(NOTHING)
    };
    let bytes = input::file(file).map_err(|error| unreadable(error.to_string()))?;
    let answers = read_answers(&bytes).map_err(|malformed| unreadable(malformed.to_string()))?;
    for (id, answer) in &answers {
        take(reflection, prompts, id, answer).map_err(|problem| Failure::misuse(problem).tip(NOTHING))?;
    }
    Ok(())
}

/// Takes one answer to a question named `topic/id`, or by its id alone where only one is asked by that name.
fn take(reflection: &mut Reflection, prompts: &Prompts, id: &str, answer: &str) -> Result<(), String> {
    let path = if id.contains('/') { id.to_owned() } else { path_of(reflection, prompts, id)? };
    let path = prompts.called(&path).map_err(|problem| problem.to_string())?;
    let Some((_, question)) = prompts.question(&path) else { return Ok(()) };
    if answer.trim().is_empty() {
        return Ok(());
    }
    let answer = question.accept(answer).map_err(|problem| format!("{path}: {problem}"))?;
    if !reflection.questions.contains(&path) {
        let topic = path.split('/').next().unwrap_or_default().to_owned() + "/";
        let behind = reflection.questions.iter().rposition(|known| known.starts_with(&topic));
        reflection.questions.insert(behind.map_or(reflection.questions.len(), |at| at + 1), path.clone());
    }
    reflection.answer(&path, Some(answer));
    Ok(())
}

fn path_of(reflection: &Reflection, prompts: &Prompts, id: &str) -> Result<String, String> {
    let asked: Vec<&String> = reflection
        .questions
        .iter()
        .filter(|path| path.split_once('/').is_some_and(|it| it.1 == id))
        .collect();
    if let [one] = asked.as_slice() {
        return Ok((*one).clone());
    }
    let asked_near = || {
        let asked = reflection.questions.iter().filter_map(|path| Some(path.split_once('/')?.1));
        nearest(id, asked).map(str::to_owned)
    };
    prompts.called(id).map_err(|problem| match problem {
        NoQuestion::Unknown { name, near } => {
            NoQuestion::Unknown { name, near: asked_near().or(near) }.to_string()
        }
        several @ NoQuestion::Several { .. } => several.to_string(),
    })
}

/// Opens the questions as a form and takes over what was written. A form that cannot be read is kept.
pub(super) fn edit(session: &mut Session<'_>, work: &mut Work, prompts: &Prompts) -> Result<(), Failure> {
    let copy = Copy::new(DraftFile::form(&format!("reflect-{}", work.case.handle())));
    let file = copy.path(session);
    let now = form(work, prompts);
    let begun = copy.begun(session)?;
    let is_current = begun.as_ref().is_none_or(|base| base == now.as_bytes());
    if begun.is_some() {
        session.ui.say("Going on from the form you began last time.");
    } else {
        copy.make(session, now.as_bytes())?;
    }
    let kept = format!(
        "your text is kept in '{}'; `reject reflect -e {}` opens it again",
        file.display(),
        session.short(work.case.handle(), &session.journal.names()?)
    );
    copy.open(session, &kept)?;
    let cannot = |malformed: Malformed| {
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(malformed.to_string())
            .tip(kept.clone())
    };
    let bytes = copy.bytes(session)?.unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        copy.discard(session);
        return Err(Failure::failed("the form was empty").tip(if work.draft.is_there() {
            "nothing was written; what you answered before is kept"
        } else {
            NOTHING
        }));
    }
    let answers = read_answers(&bytes).map_err(cannot)?;
    // What stood in the form and is gone was taken back; what was answered since the form was made stays.
    for path in work.reflection.questions.clone() {
        if is_current || !work.reflection.answers.contains_key(&path) {
            work.reflection.answer(&path, None);
        }
    }
    for (id, answer) in &answers {
        take(&mut work.reflection, prompts, id, answer).map_err(|problem| {
            Failure::failed(format!("cannot read '{}'", file.display())).cause(problem).tip(kept.clone())
        })?;
    }
    if work.reflection.is_empty() {
        work.reflection.skipped.clear();
    } else {
        work.draft.keep(session, &work.reflection)?;
    }
    copy.discard(session);
    Ok(())
}

fn form(work: &Work, prompts: &Prompts) -> String {
    let mut form = format!(
        "# {}: {}.\n# Answer what you like and leave the rest empty. Save and close.\n",
        work.case.title().replace(char::is_control, " "),
        work.case.standing()
    );
    let mut heading = String::new();
    for path in &work.reflection.questions {
        let Some((topic, question)) = prompts.question(path) else { continue };
        if heading != topic.title {
            heading.clone_from(&topic.title);
            let _ = writeln!(form, "\n# --- {heading} ---");
        }
        let answer = work.reflection.answers.get(path).map(|answer| written(prompts, path, answer));
        let _ = match &question.kind {
            Kind::Text(ready) if ready.is_empty() => writeln!(form, "\n# {}", question.ask),
            Kind::Text(ready) => writeln!(form, "\n# {} (for example: {})", question.ask, ready.join(", ")),
            kind => writeln!(form, "\n# {} ({kind})", question.ask),
        };
        match (&question.kind, &answer) {
            // Room for a text of any kind: whatever stands two spaces in is taken to the letter.
            (Kind::Text(_), None) => {
                let _ = writeln!(form, "{path}: |-\n  ");
            }
            (_, answer) => form.push_str(&write_answer(path, answer.as_ref())),
        }
    }
    form
}
