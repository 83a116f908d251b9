//! The subcommands: each reads, computes and says.

pub(crate) mod advance;
pub(crate) mod apply;
pub(crate) mod check;
pub(crate) mod completions;
mod draft;
pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod feedback;
pub(crate) mod import;
mod kept;
mod left;
pub(crate) mod letter;
pub(crate) mod list;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod merge_driver;
pub(crate) mod plan;
pub(crate) mod prompts;
mod reading;
pub(crate) mod reflect;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod show;
pub(crate) mod stale;
pub(crate) mod stats;
pub(crate) mod sync;
pub(crate) mod today;
pub(crate) mod undo;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use reject::Error;
use reject::event::Event;
use reject::journal::{Journal, Name, Settings, Tone, Unreadable, Writing};
use reject::letters::Letters;
use reject::plan::Entry;
use reject::prompts::Prompts;
use reject::stats::{Given, Silence};
use reject::text::as_typed;

use super::args::{Cli, Command};
use super::ask::{Question, Reply, Stop};
use super::context::World;
use super::failure::Failure;
use super::passphrase;
use super::ui::Ui;
use super::view::cases::Nothing;

use kept::{Words, keep_input, keep_interrupted, say_kept};
use reading::Reading;

/// What a command works with.
pub(crate) struct Session<'a> {
    pub(crate) ui: &'a mut Ui,
    pub(crate) journal: Journal,
    pub(crate) today: NaiveDate,
    pub(crate) editor: Option<String>,
    /// A folder that lies in memory.
    pub(crate) memory: Option<PathBuf>,
    /// The file of this program.
    pub(crate) program: Option<PathBuf>,
}

/// Runs what was asked for, and gives the exit code.
pub(crate) fn run(cli: Cli, world: World, ui: &mut Ui) -> Result<u8, Failure> {
    let Some(command) = cli.command else { return alone(cli, world, ui) };
    if let Some(option) = cli.today.given() {
        return Err(Failure::misuse(format!("{option} stands before a command, where it means nothing"))
            .tip(format!(
                "`reject {option}` alone says what waits; give the command's own options behind it"
            )));
    }
    match command {
        Command::Completions(args) => return completions::run(&args, ui).map(|()| 0),
        Command::Man => return completions::man(ui).map(|()| 0),
        Command::MergeDriver(args) => return merge_driver::run(&args),
        _ => {}
    }
    // For an export and a report `-` is where it goes, and what an import reads was written elsewhere and is still there.
    let is_text = !matches!(command, Command::Export(_) | Command::Report(_) | Command::Import(_));
    let words = Words::of(&command);
    let takes_input = is_text && world.arguments.iter().any(|argument| argument == "-");
    let root = world.journal(cli.global.journal)?;
    let today = world.today()?;
    let holder = format!("reject {}", name_of(&command));
    let opened = Journal::open(root.clone(), &holder);
    let mut known = None;
    let done = opened.map_err(Failure::from).and_then(|journal| {
        let journal = passphrase::opened(journal, ui)?;
        let watched = journal.clone();
        known = Some(journal.clone());
        let mut session = Session {
            ui,
            journal,
            today,
            editor: world.editor,
            memory: world.memory,
            program: world.program,
        };
        left::take_in_left(&mut session);
        let is_lock = matches!(command, Command::Lock(_) | Command::Unlock);
        let code = dispatch(command, session)?;
        if watched.is_half_locked() && !is_lock {
            ui.say("Some files of this journal are not locked. `reject lock` locks the rest.");
        }
        Ok(code)
    });
    done.map_err(|failure| {
        let is_said = failure.says_where_words_are();
        let failure = match failure {
            Failure::Interrupted(said) if takes_input => keep_interrupted(&root, known.as_ref(), said),
            Failure::Told(_) if takes_input => keep_input(&root, known.as_ref(), failure),
            other => other,
        };
        if is_said { failure } else { words.kept(&root, known.as_ref(), failure) }
    })
}

/// `reject` without a command.
fn alone(cli: Cli, world: World, ui: &mut Ui) -> Result<u8, Failure> {
    let (journal, today) = (Journal::open(world.journal(cli.global.journal)?, "reject")?, world.today()?);
    // A shell's prompt asks nobody for a passphrase, nor waits a second for one.
    if cli.today.brief && journal.is_locked() {
        return ui.answer("Your journal is locked; `reject` opens it.").map(|()| 0);
    }
    let journal = passphrase::opened(journal, ui)?;
    let mut session =
        Session { ui, journal, today, editor: world.editor, memory: world.memory, program: world.program };
    left::take_in_left(&mut session);
    today::run(&cli.today, &mut session)
}

fn dispatch(command: Command, mut session: Session<'_>) -> Result<u8, Failure> {
    match command {
        Command::Log(args) => log::run(&args, session).map(|()| 0),
        Command::Reflect(args) => reflect::run(&args, session).map(|()| 0),
        Command::Review(args) => review::run(&args, session),
        Command::Stats(args) => stats::run(args, session),
        Command::Report(args) => report::run(args, session),
        Command::Apply(args) => apply::run(&args, session).map(|()| 0),
        Command::Advance(args) => advance::run(&args, session).map(|()| 0),
        Command::Feedback(args) => feedback::run(&args, session).map(|()| 0),
        Command::Letter(args) => letter::run(&args, session).map(|()| 0),
        Command::Plan(args) => plan::run(&args, session),
        Command::List(args) => list::run(args, session),
        Command::Show(args) => show::run(&args, session),
        Command::Export(args) => export::run(args, session),
        Command::Edit(args) => edit::run(&args, session).map(|()| 0),
        Command::Import(args) => import::run(&args, session).map(|()| 0),
        Command::Stale(args) => stale::run(&args, session),
        Command::Undo(args) => undo::run(&args, session).map(|()| 0),
        Command::Lock(args) => lock::lock(&args, session),
        Command::Unlock => lock::unlock(session),
        Command::Check => check::run(&mut session),
        Command::Prompts(args) => prompts::run(&args, session).map(|()| 0),
        Command::Sync(args) => sync::run(&args, session),
        Command::Completions(_) | Command::Man | Command::MergeDriver(_) => Ok(0),
    }
}

/// What the numbers of a whole journal are read with.
fn whole<'a>(
    settings: &'a Settings,
    prompts: &'a Prompts,
    plan: &'a [Entry],
    silent_after: Silence,
    today: NaiveDate,
) -> Given<'a> {
    Given {
        prompts,
        vocabulary: &settings.vocabulary,
        families: &settings.families,
        stop_words: &settings.stop_words,
        plan,
        today,
        silent_after,
        is_whole: true,
        is_by_outcome: false,
    }
}

fn name_of(command: &Command) -> &'static str {
    match command {
        Command::Log(_) => "log",
        Command::Reflect(_) => "reflect",
        Command::Review(_) => "review",
        Command::Apply(_) => "apply",
        Command::Advance(_) => "advance",
        Command::Feedback(_) => "feedback",
        Command::Letter(_) => "letter",
        Command::Plan(_) => "plan",
        Command::Edit(_) => "edit",
        Command::Import(_) => "import",
        Command::Lock(_) => "lock",
        Command::Unlock => "unlock",
        Command::Stale(_) => "stale",
        Command::Undo(_) => "undo",
        Command::Prompts(_) => "prompts",
        Command::Sync(_) => "sync",
        _ => "",
    }
}

impl Session<'_> {
    /// Begins to write, and says where a new journal is.
    pub(crate) fn write(&mut self) -> Result<Writing, Failure> {
        let writing = self.journal.write()?;
        if writing.is_new() {
            self.ui.say(&format!("A new journal begins in {}", self.journal.root().display()));
        }
        Ok(writing)
    }

    /// Whether milestones and hints are worth a line.
    pub(crate) fn is_gentle(&self) -> bool {
        self.journal.settings().tone == Tone::Gentle
    }

    /// The question sets, the user's own among them.
    pub(crate) fn prompts(&self) -> Result<Prompts, Failure> {
        Ok(Prompts::new(self.journal.prompts()?)?)
    }

    /// The letters, the user's own among them.
    pub(crate) fn letters(&self) -> Result<Letters, Failure> {
        Ok(Letters::new(self.journal.letters()?)?)
    }

    /// The letter of that name and the built-in ones; another of the user's own, which may not be readable, does not
    /// matter. Where none is called so, all there are.
    pub(crate) fn letters_for(&self, name: &str) -> Result<Letters, Failure> {
        let mut own = self.journal.letters()?;
        let is_it = |file: &Path| file.file_stem().is_some_and(|stem| stem == name);
        if Letters::built_in(name).is_some() || own.iter().any(|(file, _)| is_it(file)) {
            own.retain(|(file, _)| is_it(file));
        }
        Ok(Letters::new(own)?)
    }

    /// The question sets; where the user's own cannot be read, that is said, and the built-in ones serve.
    pub(crate) fn prompts_for_reading(&mut self) -> Result<(Prompts, bool), Failure> {
        match self.prompts() {
            Ok(prompts) => Ok((prompts, true)),
            Err(failure) => {
                self.ui.fail(&failure);
                Ok((Prompts::new(Vec::new())?, false))
            }
        }
    }

    /// The plan; where it cannot be read, that is one more file that cannot, and a reading command goes on.
    pub(crate) fn plan_for_reading(&self, unreadable: &mut Vec<Unreadable>) -> Option<Vec<Entry>> {
        match self.journal.plan() {
            Ok(plan) => Some(plan),
            Err(error) => {
                unreadable.push(Unreadable { file: PathBuf::from("plan.yaml"), error });
                None
            }
        }
    }

    /// Says what could not be read; the exit code a reading command then has.
    pub(crate) fn report(&mut self, unreadable: Vec<Unreadable>) -> u8 {
        let code = u8::from(!unreadable.is_empty());
        for file in unreadable {
            self.ui.fail(&Failure::from(file.error));
        }
        code
    }

    /// Says that no case was found, and why.
    pub(crate) fn nothing_found(&mut self, nothing: Nothing) {
        let begin = match nothing {
            Nothing::Written => " `reject log` writes down a no, `reject apply` an application.",
            _ => "",
        };
        self.ui.say(&format!("{}.{begin}", nothing.said()));
    }

    /// The case a person means. Of several, a person at a terminal chooses.
    pub(crate) fn find(&mut self, wanted: &str) -> Result<Name, Failure> {
        match self.journal.find(wanted) {
            Err(Error::Ambiguous { candidates, .. }) if self.ui.can_ask() => {
                let question = format!("'{wanted}' fits several cases. Which one?");
                let chosen = self.choose(&question, candidates)?;
                Ok(self.journal.find(&chosen)?)
            }
            found => Ok(found?),
        }
    }

    /// Asks a person at a terminal to choose one.
    pub(crate) fn choose(&mut self, question: &str, options: Vec<String>) -> Result<String, Failure> {
        let question = Question {
            text: question.to_owned(),
            options,
            required: true,
            passing: true,
            ..Question::default()
        };
        match self.ui.ask(&question) {
            Ok(Reply::Given(chosen)) => Ok(chosen),
            Ok(Reply::Skipped | Reply::Back) | Err(Stop::Interrupted(_)) => Err(Failure::Interrupted(None)),
            Err(stop) => Err(self.stopped(stop, None)),
        }
    }

    /// Adds events to a case.
    pub(crate) fn append(&mut self, name: &Name, events: &[Event]) -> Result<(), Failure> {
        let mut writing = self.write()?;
        Ok(writing.append(name, events)?)
    }

    /// What to say when asking stopped; `kept` says what became of the answers.
    pub(crate) fn stopped(&self, stop: Stop, kept: Option<String>) -> Failure {
        let failure = match &stop {
            Stop::Interrupted(_) => return Failure::Interrupted(kept),
            Stop::Ended => Failure::failed("the input ended before the questions did"),
            Stop::Misunderstood { problem, .. } => Failure::misuse(problem),
            Stop::Unreadable(error) => Failure::failed("cannot read the answer").cause(error.to_string()),
        };
        let failure = failure.tip(kept.unwrap_or_else(|| "nothing was written".to_owned()));
        match stop {
            Stop::Misunderstood { unread, .. } => {
                let kept = self.journal.keep_unsaved(&unread).ok();
                say_kept(self.journal.root(), "what was not read yet", &unread, kept, failure)
            }
            _ => failure,
        }
    }

    /// Keeps answers that cannot be written into their draft, and says where.
    pub(crate) fn keep_answers(&self, text: &str, failure: Failure) -> Failure {
        let root = self.journal.root();
        failure.tip(match self.journal.keep_unsaved(text.as_bytes()) {
            Ok(file) => format!("your answers are kept in '{}'", root.join(file).display()),
            Err(_) => format!("your answers could be kept nowhere; here they are:\n{text}"),
        })
    }

    /// The shortest way to name a case in a shell that only it answers to, and that is no topic.
    pub(crate) fn short(&self, handle: &str, names: &[Name]) -> String {
        let only = |part: &str| {
            let part = part.to_lowercase();
            names.iter().filter(|name| name.handle.to_lowercase().contains(&part)).count() == 1
        };
        let own = self.journal.prompts().unwrap_or_default();
        let is_topic = |part: &str| {
            Prompts::built_in(part).is_some()
                || own.iter().any(|(file, _)| file.file_stem().is_some_and(|stem| stem == part))
        };
        let undated = handle.get(11..).unwrap_or(handle);
        let company = undated.split("--").next().unwrap_or(undated);
        let bare = handle.trim_start_matches('-');
        let clear = |part: &&str| {
            only(part) && *part != "last" && !part.is_empty() && !part.starts_with('-') && !is_topic(part)
        };
        as_typed([company, undated, bare].into_iter().find(clear).unwrap_or(handle))
    }
}
