//! Answering without being asked: options, a form in the editor.

use std::fmt::Write as _;

use chrono::NaiveDate;
use reject::date;
use reject::event::Answer;
use reject::journal::{DraftFile, Malformed, read_answers, write_answer};
use reject::prompts::{Kind, Prompts};
use reject::reflection::written;
use reject::review::{self, Look, Part, TOPIC};
use reject::text::{nearest, one_line};

use super::super::Session;
use super::super::draft::Copy;
use super::{Args, Journaled, Work};
use crate::ask::no_goal;
use crate::failure::Failure;
use crate::texts::{one_stdin, option_text};
use crate::view::review::{Back, left_by};

const NOTHING: &str = "nothing was written";

/// How wide the numbers stand in a form.
const WIDTH: usize = 78;

/// What the options say.
pub(super) struct Said {
    answers: Vec<(String, String)>,
    texts: Vec<(Part, String)>,
    by: Option<NaiveDate>,
}

/// Reads the options, and standard input where one of them says so.
pub(super) fn said(args: &Args, today: NaiveDate) -> Result<Said, Failure> {
    let texts = [
        (Part::Keep, "--keep", &args.keep),
        (Part::Change, "--change", &args.change),
        (Part::Try, "--try", &args.attempt),
    ];
    one_stdin(&texts.map(|(_, _, text)| text.as_deref()))?;
    let mut answers: Vec<(String, String)> = Vec::new();
    for line in &args.answer {
        let Some((id, answer)) = line.split_once('=') else {
            return Err(
                Failure::misuse(format!("--answer '{line}' is not of the form ID=ANSWER")).tip(NOTHING)
            );
        };
        if answers.iter().any(|(known, _)| bare(known) == bare(id)) {
            return Err(Failure::misuse(format!("--answer names '{id}' twice")).tip(NOTHING));
        }
        answers.push((id.to_owned(), answer.to_owned()));
    }
    let goal = args.goal.as_ref().filter(|goal| !goal.trim().is_empty());
    if let Some(problem) = goal.and_then(|goal| no_goal(goal, today)) {
        let goal = one_line(goal.map_or("", |goal| goal.trim()));
        return Err(Failure::misuse(format!("--goal: '{goal}' {problem}")).tip(NOTHING));
    }
    let by = args.by.as_deref().map(|text| date::ahead(text, today)).transpose();
    let by = by.map_err(|problem| Failure::misuse(format!("--by: {problem}")).tip(NOTHING))?;
    let mut given = Vec::new();
    for (part, option, text) in texts {
        given.extend(option_text(option, text.as_ref())?.map(|text| (part, text)));
    }
    given.extend(goal.map(|goal| (Part::Goal, goal.trim().to_owned())));
    Ok(Said { answers, texts: given, by })
}

/// Takes over what the options say.
pub(super) fn answer(
    said: Said,
    look: &mut Look,
    prompts: &Prompts,
    today: NaiveDate,
) -> Result<(), Failure> {
    for (id, answer) in &said.answers {
        take(look, prompts, id, answer).map_err(|problem| Failure::misuse(problem).tip(NOTHING))?;
    }
    for (part, text) in said.texts {
        if part == Part::Goal {
            look.set_goal(&text, today);
            look.by = said.by.or(look.by);
        } else {
            look.say(part, Some(text));
        }
    }
    Ok(())
}

/// The id of a question without its topic.
fn bare(id: &str) -> &str {
    id.strip_prefix(TOPIC).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id)
}

/// Takes one answer to a question of the topic.
fn take(look: &mut Look, prompts: &Prompts, id: &str, answer: &str) -> Result<(), String> {
    let Some((_, question)) = prompts.question(&format!("{TOPIC}/{}", bare(id))) else {
        let questions = prompts.topic(TOPIC).map(|topic| &topic.questions);
        let ids: Vec<&str> = questions.into_iter().flatten().map(|it| it.id.as_str()).collect();
        let meant = match nearest(bare(id), ids.iter().copied()) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("its questions are {}", ids.join(", ")),
        };
        return Err(format!("no question of '{TOPIC}' is called '{id}'; {meant}"));
    };
    if answer.trim().is_empty() {
        return Ok(());
    }
    let answer = question.accept(answer).map_err(|problem| format!("{}: {problem}", bare(id)))?;
    if !look.questions.contains(&question.id) {
        look.questions.push(question.id.clone());
    }
    look.answer(&question.id, Some(answer));
    Ok(())
}

/// Opens the questions as a form and takes over what was written. A form that cannot be read is kept.
pub(super) fn edit(session: &mut Session<'_>, work: &mut Work, there: &Journaled) -> Result<(), Failure> {
    let copy = Copy::new(DraftFile::form("review"));
    let file = copy.path(session);
    let now = form(&work.look, there, session.today);
    let begun = copy.begun(session)?;
    let is_current = begun.as_ref().is_none_or(|base| base == now.as_bytes());
    if begun.is_some() {
        session.ui.say("Going on from the form you began last time.");
    } else {
        copy.make(session, now.as_bytes())?;
    }
    let kept = format!("your text is kept in '{}'; `reject review -e` opens it again", file.display());
    copy.open(session, &kept)?;
    let bytes = copy.bytes(session)?.unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        copy.discard(session);
        return Err(Failure::failed("the form was empty").tip(if work.draft.is_there() {
            "nothing was written; what you answered before is kept"
        } else {
            NOTHING
        }));
    }
    let cannot = |cause: String| {
        Failure::failed(format!("cannot read '{}'", file.display())).cause(cause).tip(kept.clone())
    };
    let answers = read_answers(&bytes).map_err(|malformed: Malformed| cannot(malformed.to_string()))?;
    let filled = fill(&work.look, &answers, is_current, &there.prompts, session.today).map_err(cannot)?;
    work.look = filled;
    if work.look.is_empty() {
        work.look.skipped.clear();
    } else {
        work.draft.keep(session, &work.look)?;
    }
    copy.discard(session);
    Ok(())
}

/// The review with what the form says. What stood in it and is gone was taken back; what was answered since it was made
/// stays, where it is not `current`.
fn fill(
    look: &Look,
    answers: &[(String, String)],
    is_current: bool,
    prompts: &Prompts,
    today: NaiveDate,
) -> Result<Look, String> {
    let mut filled = look.clone();
    for id in &look.questions {
        if is_current || !look.answers.contains_key(id) {
            filled.answer(id, None);
        }
    }
    if is_current {
        for part in Part::ALL {
            filled.say(part, None);
        }
    }
    for (key, answer) in answers.iter().filter(|(_, answer)| !answer.trim().is_empty()) {
        match Part::ALL.into_iter().find(|part| part.word() == key) {
            Some(Part::Goal) => {
                if let Some(problem) = no_goal(answer, today) {
                    return Err(format!("goal: '{}' {problem}", one_line(answer.trim())));
                }
                filled.set_goal(answer.trim(), today);
            }
            Some(part) => filled.say(part, Some(answer.clone())),
            None if key == "by" || key == "due" => {
                let day = date::ahead(answer, today).map_err(|problem| format!("{key}: {problem}"))?;
                *(if key == "by" { &mut filled.by } else { &mut filled.due }) = Some(day);
            }
            None => take(&mut filled, prompts, key, answer)?,
        }
    }
    if filled.by.is_some() && !filled.texts.contains_key(&Part::Goal) {
        return Err("by: a day stands here, and no goal it belongs to".to_owned());
    }
    if filled.due.is_some() && !filled.texts.contains_key(&Part::Try) {
        return Err("due: a day stands here, and nothing to try by then".to_owned());
    }
    Ok(filled)
}

fn form(look: &Look, there: &Journaled, today: NaiveDate) -> String {
    let last = review::last(&there.reviews, today);
    let mut shown = Back { period: &there.period, today, width: WIDTH }.text();
    if let Some(left) = last.and_then(|last| left_by(last, today, WIDTH)) {
        shown = format!("{shown}\n\n{left}");
    }
    let mut form = String::new();
    for line in shown.lines() {
        let line: String = line.chars().filter(|c| !crate::ui::is_mark(*c)).collect();
        let _ = writeln!(form, "{}", format!("# {}", line.replace(char::is_control, " ")).trim_end());
    }
    form.push_str("#\n# Answer what you like and leave the rest empty. Save and close.\n");
    for id in &look.questions {
        let path = format!("{TOPIC}/{id}");
        let Some((_, question)) = there.prompts.question(&path) else { continue };
        let _ = match &question.kind {
            Kind::Text(ready) if ready.is_empty() => writeln!(form, "\n# {}", question.ask),
            Kind::Text(ready) => writeln!(form, "\n# {} (for example: {})", question.ask, ready.join(", ")),
            kind => {
                let then = last.and_then(|last| last.answer(id)).filter(|then| question.accept(then).is_ok());
                let then = then.map_or_else(String::new, |then| format!("; last time: {then}"));
                writeln!(form, "\n# {} ({kind}{then})", question.ask)
            }
        };
        let answer = look.answers.get(id).map(|answer| written(&there.prompts, &path, answer));
        match (&question.kind, &answer) {
            (Kind::Text(_), None) => room(&mut form, &path),
            (_, answer) => form.push_str(&write_answer(&path, answer.as_ref())),
        }
    }
    form_of_words(&mut form, look);
    form
}

/// What one says in words of one's own, and the days that go with it.
fn form_of_words(form: &mut String, look: &Look) {
    for (part, asked) in [
        (Part::Keep, "What do you want to keep?"),
        (Part::Change, "What do you want to change?"),
        (Part::Try, "One thing to try in the next weeks? It goes into the plan."),
        (Part::Goal, "A goal for the next weeks? For example 12 applications."),
    ] {
        let _ = writeln!(form, "\n# {asked}");
        let text = look.texts.get(&part).map(|text| Answer::free(text.as_str()));
        match (&text, part) {
            (None, Part::Keep | Part::Change | Part::Try) => room(form, part.word()),
            (text, _) => form.push_str(&write_answer(part.word(), text.as_ref())),
        }
        let (key, asked, day) = match part {
            Part::Try => ("due", "By when? For example friday, 2w or 2026-12-31.", look.due),
            Part::Goal => ("by", "Until when?", look.by),
            Part::Keep | Part::Change => continue,
        };
        let day = day.map(|day| Answer::from(day.to_string()));
        let _ = writeln!(form, "# {asked}");
        form.push_str(&write_answer(key, day.as_ref()));
    }
}

/// Room for a text of any kind: whatever stands two spaces in is taken to the letter.
fn room(form: &mut String, key: &str) {
    let _ = writeln!(form, "{key}: |-\n  ");
}
