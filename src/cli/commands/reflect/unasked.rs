//! Answering without being asked: options, a file, a form in the editor.

use std::fmt::Write as _;
use std::io::Read as _;

use reject::journal::{DraftFile, Malformed, read_answers};
use reject::prompts::{Kind, Prompts};
use reject::reflection::{ACTIONS, Intention, Reflection};
use reject::text::nearest;

use super::super::{Session, standing};
use super::{Args, Work};
use crate::editor;
use crate::failure::Failure;

const NOTHING: &str = "nothing was written";

/// Takes over what the options and the file say.
pub(super) fn answer(args: &Args, reflection: &mut Reflection, prompts: &Prompts) -> Result<(), Failure> {
    for line in &args.answer {
        let Some((id, answer)) = line.split_once('=') else {
            return Err(
                Failure::misuse(format!("--answer '{line}' is not of the form ID=ANSWER")).tip(NOTHING)
            );
        };
        take(reflection, prompts, id, answer).map_err(|problem| Failure::misuse(problem).tip(NOTHING))?;
    }
    if let Some(file) = &args.answers {
        let unreadable = |cause: String| {
            Failure::failed(format!("cannot read the answers in '{file}'")).cause(cause).tip(NOTHING)
        };
        let bytes = bytes(file).map_err(|error| unreadable(error.to_string()))?;
        let answers = read_answers(&bytes).map_err(|malformed| unreadable(malformed.to_string()))?;
        for (id, answer) in answers {
            take(reflection, prompts, &id, &answer)
                .map_err(|problem| Failure::misuse(problem).tip(NOTHING))?;
        }
    }
    if reflection.actions.len() + args.actions.len() > ACTIONS {
        return Err(
            Failure::misuse(format!("at most {ACTIONS} actions come out of one reflection")).tip(NOTHING)
        );
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

fn bytes(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Takes one answer to a question named `topic/id`, or by its id alone where only one is asked by that name.
fn take(reflection: &mut Reflection, prompts: &Prompts, id: &str, answer: &str) -> Result<(), String> {
    let path = if id.contains('/') { id.to_owned() } else { path_of(reflection, prompts, id)? };
    let Some((_, question)) = prompts.question(&path) else {
        let paths: Vec<String> =
            prompts.questions().map(|(topic, question)| format!("{}/{}", topic.name, question.id)).collect();
        let near = nearest(&path, paths.iter().map(String::as_str));
        let meant = near.map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
        return Err(format!("no question is called '{id}'{meant}"));
    };
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
    let all: Vec<String> = prompts
        .questions()
        .filter(|(_, question)| question.id == id)
        .map(|(topic, question)| format!("{}/{}", topic.name, question.id))
        .collect();
    match (asked.len(), all.as_slice()) {
        (_, []) => {
            let ids: Vec<&str> = prompts.questions().map(|(_, question)| question.id.as_str()).collect();
            let near = nearest(id, ids).map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
            Err(format!("no question is called '{id}'{near}"))
        }
        (_, [one]) => Ok(one.clone()),
        (_, several) => Err(format!("'{id}' is the name of several questions: {}", several.join(", "))),
    }
}

/// Opens the questions as a form and takes over what was written. A form that cannot be read is kept.
pub(super) fn edit(session: &mut Session<'_>, work: &mut Work, prompts: &Prompts) -> Result<(), Failure> {
    let draft = DraftFile::form(&format!("reflect-{}", work.case.handle()));
    let file = session.journal.root().join(draft.file());
    let form = match session.journal.draft(&draft)? {
        Some(kept) => {
            session.ui.say("Going on from the form you began last time.");
            kept
        }
        None => form(work, prompts).into_bytes(),
    };
    session.write()?.keep(&draft, &form)?;
    let kept = format!(
        "your text is kept in '{}'; `reject reflect -e {}` opens it again",
        file.display(),
        session.short(work.case.handle(), &session.journal.names()?)
    );
    editor::open(session.editor.as_deref(), &file, &kept)?;
    let cannot = |malformed: Malformed| {
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(malformed.to_string())
            .tip(kept.clone())
    };
    let bytes = session.journal.draft(&draft)?.unwrap_or_default();
    let answers = read_answers(&bytes).map_err(cannot)?;
    for (id, answer) in answers {
        take(&mut work.reflection, prompts, &id, &answer).map_err(|problem| {
            Failure::failed(format!("cannot read '{}'", file.display())).cause(problem).tip(kept.clone())
        })?;
    }
    // Everything asked is in the form: what was left empty was passed over.
    if !work.reflection.is_empty() {
        for path in work.reflection.questions.clone() {
            if !work.reflection.answers.contains_key(&path) {
                work.reflection.answer(&path, None);
            }
        }
    }
    if !work.reflection.is_empty() {
        super::keep(session, &work.reflection)?;
    }
    Ok(session.write()?.discard(&draft)?)
}

fn form(work: &Work, prompts: &Prompts) -> String {
    let mut form = format!(
        "# {}: {}.\n# Answer what you like and leave the rest empty. Save and close.\n",
        work.case.title().replace(char::is_control, " "),
        standing(&work.case)
    );
    let mut heading = String::new();
    for path in &work.reflection.questions {
        let Some((topic, question)) = prompts.question(path) else { continue };
        if heading != topic.title {
            heading.clone_from(&topic.title);
            let _ = writeln!(form, "\n# --- {heading} ---");
        }
        let answer = work.reflection.answers.get(path);
        match (&question.kind, answer) {
            (Kind::Text(ready), None) => {
                let ready = if ready.is_empty() {
                    String::new()
                } else {
                    format!(" (for example: {})", ready.join(", "))
                };
                let _ = writeln!(form, "\n# {}{ready}\n{path}: |-\n  ", question.ask);
            }
            (Kind::Text(_), Some(answer)) => {
                let lines: Vec<String> = answer.lines().map(|line| format!("  {line}\n")).collect();
                let _ = write!(form, "\n# {}\n{path}: |-\n{}", question.ask, lines.concat());
            }
            (kind, answer) => {
                let answer = answer.map_or_else(String::new, |answer| format!(" {answer}"));
                let _ = writeln!(form, "\n# {} ({kind})\n{path}:{answer}", question.ask);
            }
        }
    }
    form
}
