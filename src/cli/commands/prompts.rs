//! `reject prompts`: the question sets.

use reject::prompts::{Prompts, Topic};
use reject::text::{count, nearest, one_line};

use super::Session;
use crate::failure::Failure;
use crate::ui::{bold, dim};
use crate::view::table::{Column, Table};
use crate::view::wrap;

/// Lists, shows and copies the question sets
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// List the topics
    List,
    /// Show the questions of a topic
    Show {
        /// The topic
        topic: String,
    },
    /// Copy a topic into the journal, to change it there
    Copy {
        /// The topic
        topic: String,
    },
}

pub(crate) fn run(args: &Args, mut session: Session<'_>) -> Result<(), Failure> {
    let prompts = session.prompts()?;
    match &args.what {
        None | Some(What::List) => {
            let listed = list(&prompts, session.ui.width);
            session.ui.answer(&listed)
        }
        Some(What::Show { topic }) => session.ui.answer(&show(named(&prompts, topic)?, session.ui.width)),
        Some(What::Copy { topic }) => copy(&prompts, topic, &mut session),
    }
}

fn named<'a>(prompts: &'a Prompts, topic: &str) -> Result<&'a Topic, Failure> {
    prompts.topic(topic).ok_or_else(|| {
        let names: Vec<&str> = prompts.topics().iter().map(|topic| topic.name.as_str()).collect();
        let failure = Failure::misuse(format!("'{topic}' is no topic"));
        match nearest(topic, names.iter().copied()) {
            Some(near) => failure.tip(format!("a similar one exists: '{near}'")),
            None => failure.tip(format!("the topics are {}", names.join(", "))),
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

fn copy(prompts: &Prompts, name: &str, session: &mut Session<'_>) -> Result<(), Failure> {
    let topic = named(prompts, name)?;
    let (Some(text), None) = (Prompts::built_in(name), &topic.own) else {
        return Err(
            Failure::misuse(format!("'{name}' is your own already")).tip("it lies in the journal's prompts/")
        );
    };
    let file = session.write()?.prompt(name, text)?;
    session
        .ui
        .say(&format!("Copied, to change as you like: {}", session.journal.root().join(file).display()));
    Ok(())
}
