//! `reject prompts`: the question sets, and the letters.

use reject::letters::{Letters, Template};
use reject::prompts::{Prompts, Topic};
use reject::text::{count, nearest, one_line};

use super::Session;
use crate::failure::Failure;
use crate::ui::{bold, dim};
use crate::view::letters;
use crate::view::table::{Column, Table};
use crate::view::wrap;

/// Lists, shows and copies the question sets and the letters
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// List the topics and the letters
    List,
    /// Show the questions of a topic, or a letter
    Show {
        /// The topic, or the letter
        topic: String,
    },
    /// Copy a topic or a letter into the journal, to change it there
    Copy {
        /// The topic, or the letter
        topic: String,
    },
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let (prompts, letters) = (session.prompts()?, session.letters()?);
    let width = session.ui.width;
    match &args.what {
        None | Some(What::List) => {
            let listed = format!("{}\n\n{}", list(&prompts, width), letters::list(&letters, FOLDER, width));
            session.ui.answer(&listed)
        }
        Some(What::Show { topic }) => {
            let shown = match named(&prompts, &letters, topic)? {
                Named::Topic(topic) => show(topic, width),
                Named::Letter(letter) => letters::template(letter, width),
            };
            session.ui.answer(&shown)
        }
        Some(What::Copy { topic }) => copy(&named(&prompts, &letters, topic)?, &mut session),
    }
}

/// Where the letters lie, in `prompts/`.
const FOLDER: &str = "letters/";

/// What a name stands for.
enum Named<'a> {
    Topic(&'a Topic),
    Letter(&'a Template),
}

/// The topic of that name, else the letter; one called like a topic is named with its folder.
fn named<'a>(prompts: &'a Prompts, letters: &'a Letters, name: &str) -> Result<Named<'a>, Failure> {
    let letter = letters.template(name.strip_prefix(FOLDER).unwrap_or(name)).map(Named::Letter);
    prompts.topic(name).map(Named::Topic).or(letter).ok_or_else(|| {
        let topics = prompts.topics().iter().map(|topic| topic.name.clone());
        let letters = letters.templates().iter().map(|letter| format!("{FOLDER}{}", letter.name));
        let names: Vec<String> = topics.chain(letters).collect();
        let failure = Failure::misuse(format!("'{name}' is no topic and no letter"));
        match nearest(name, names.iter().map(|name| name.strip_prefix(FOLDER).unwrap_or(name))) {
            Some(near) => failure.tip(format!("a similar one exists: '{near}'")),
            None => failure.tip(format!("there are {}", names.join(", "))),
        }
    })
}

fn list(prompts: &Prompts, width: usize) -> String {
    let mut table = Table::new([
        Column::left("topic"),
        Column::left("about"),
        Column::right("questions"),
        Column::right("short form"),
        Column::left("from"),
    ]);
    for topic in prompts.topics() {
        table.row([
            topic.name.clone(),
            topic.title.clone(),
            topic.questions.len().to_string(),
            topic.short().len().to_string(),
            if topic.own.is_some() { "you".to_owned() } else { String::new() },
        ]);
    }
    table.text(width)
}

fn show(topic: &Topic, width: usize) -> String {
    let questions = count(topic.questions.len(), "question", "questions");
    let mut lines = vec![format!("{}  {}", bold(one_line(&topic.title)), dim(questions))];
    for question in &topic.questions {
        let is_short = topic.short().iter().any(|short| short.id == question.id);
        let short = if is_short { ", short form" } else { "" };
        lines.push(String::new());
        lines.push(wrap(&one_line(&question.ask), 0, width));
        lines.push(dim(wrap(&one_line(&format!("{} ({}{short})", question.id, question.kind)), 2, width)));
        if let Some(hint) = &question.hint {
            lines.push(wrap(&one_line(&format!("try: {hint}")), 2, width));
        }
    }
    lines.join("\n")
}

fn copy(named: &Named<'_>, session: &mut Session<'_>) -> Result<(), Failure> {
    let (name, text, own) = match named {
        Named::Topic(topic) => (topic.name.clone(), Prompts::built_in(&topic.name), &topic.own),
        Named::Letter(letter) => {
            (format!("{FOLDER}{}", letter.name), Letters::built_in(&letter.name), &letter.own)
        }
    };
    let (Some(text), None) = (text, own) else {
        let file = own.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
        return Err(Failure::misuse(format!("'{name}' is your own already"))
            .tip(format!("it lies in the journal, in {file}")));
    };
    let file = session.write()?.prompt(&name, text)?;
    session
        .ui
        .say(&format!("Copied, to change as you like: {}", session.journal.root().join(file).display()));
    Ok(())
}
