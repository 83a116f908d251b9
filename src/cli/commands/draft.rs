//! Answers that are not finished, kept after each one.

use std::io;
use std::path::{Path, PathBuf};

use reject::Error;
use reject::journal::{DraftFile, Left, Name, Unfinished, read_one};
use reject::letters::FEEDBACK_REQUEST;
use reject::text::as_typed;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Session;
use super::left::keep_beside;
use crate::editor;
use crate::failure::Failure;
use crate::scratch::{Desk, Scratch};

/// The draft of this process: the file, and what this process last wrote there.
#[derive(Debug)]
pub(crate) struct Draft {
    file: DraftFile,
    last: Option<Vec<u8>>,
}

impl Draft {
    /// A draft that is not there yet.
    pub(crate) fn new(file: DraftFile) -> Self {
        Self { file, last: None }
    }

    /// A draft that was begun before, with what it holds.
    pub(crate) fn begun(file: DraftFile, bytes: Vec<u8>) -> Self {
        Self { file, last: Some(bytes) }
    }

    /// Whether anything of ours has been written.
    pub(crate) fn is_there(&self) -> bool {
        self.last.is_some()
    }

    /// Keeps the answers so far. Where another process writes to the same file, this one takes another. What
    /// cannot be kept so is kept elsewhere, and said.
    pub(crate) fn keep(
        &mut self,
        session: &mut Session<'_>,
        answers: &impl Serialize,
    ) -> Result<(), Failure> {
        let text = text_of(answers)?;
        self.put(session, text.as_bytes()).map_err(|failure| session.keep_answers(&text, failure))
    }

    fn put(&mut self, session: &mut Session<'_>, bytes: &[u8]) -> Result<(), Failure> {
        let mut writing = session.write()?;
        while writing.kept(&self.file)? != self.last {
            (self.file, self.last) = (self.file.next(), None);
        }
        writing.keep(&self.file, bytes)?;
        self.last = Some(bytes.to_vec());
        Ok(())
    }

    /// Takes it away, unless it is another process's by now.
    pub(crate) fn discard(self, session: &mut Session<'_>) {
        let taken = session.write().and_then(|mut writing| {
            if writing.kept(&self.file)? == self.last {
                writing.discard(&self.file)?;
            }
            Ok(())
        });
        say_what_stays(session, &self.file, taken.is_ok());
    }

    /// Where the answers are.
    pub(crate) fn kept(&self, session: &Session<'_>) -> String {
        let file = session.journal.root().join(self.file.file());
        format!("your answers are kept in '{}'; the same command goes on from there", file.display())
    }
}

/// A file that is opened in the user's editor, and beside it what it was when it was made.
#[derive(Debug)]
pub(crate) struct Copy {
    file: DraftFile,
}

impl Copy {
    pub(crate) fn new(file: DraftFile) -> Self {
        Self { file }
    }

    /// Where it is.
    pub(crate) fn path(&self, session: &Session<'_>) -> PathBuf {
        session.journal.root().join(self.file.file())
    }

    /// What it was when it was made, where one was begun and not finished.
    pub(crate) fn begun(&self, session: &Session<'_>) -> Result<Option<Vec<u8>>, Failure> {
        let there = session.journal.draft(&self.file)?;
        Ok(there.and(session.journal.draft(&self.file.base())?))
    }

    /// Makes it. Words that lie there alone, of an editor that went on after the last one was taken away, are put
    /// aside.
    pub(crate) fn make(&self, session: &mut Session<'_>, bytes: &[u8]) -> Result<(), Failure> {
        if let Some(alone) = self.bytes(session)?.filter(|alone| alone != bytes) {
            let aside = session.journal.root().join(session.journal.keep_unsaved(&alone)?);
            session.ui.say(&format!("What lay there from before is kept in {}", aside.display()));
        }
        let mut writing = session.write()?;
        writing.keep(&self.file.base(), bytes)?;
        Ok(writing.keep(&self.file, bytes)?)
    }

    /// Opens it in the user's editor and waits. What is locked is opened as a copy elsewhere, and locked again.
    pub(crate) fn open(&self, session: &mut Session<'_>, kept: &str) -> Result<(), Failure> {
        let editor = session.editor.clone();
        if !session.journal.is_locked() {
            let begun = session.journal.draft(&self.file.base())?.unwrap_or_default();
            let opened = editor::open(editor.as_deref(), &self.path(session), kept, None);
            return if session.journal.is_locked() { Err(self.close(session, &begun)) } else { opened };
        }
        let text = self.bytes(session)?.unwrap_or_default();
        let desk = Desk::of(session.memory.as_deref(), session.journal.root());
        let file = self.file.file();
        let scratch = desk.lay_out(file.file_name().unwrap_or_default(), &text)?;
        if !desk.is_in_memory {
            session.ui.say(&format!(
                "No folder of yours in memory is known here (XDG_RUNTIME_DIR): while you write, your text lies open in {}",
                scratch.path().display()
            ));
        }
        let opened = editor::open(editor.as_deref(), scratch.path(), kept, Some(scratch.lock()));
        let new = scratch.bytes().map_err(|error| cannot_take_in(&scratch, &error))?;
        // An editor that failed or was killed may have words that it had not saved.
        let is_all =
            opened.is_ok() || keep_beside(session, &scratch, &[&text, new.as_deref().unwrap_or(&text)]);
        if let Some(new) = new.filter(|new| *new != text) {
            let written = session.write().and_then(|mut writing| Ok(writing.keep(&self.file, &new)?));
            if let Err(failure) = written {
                return Err(put_aside(session, &new, scratch, is_all, failure));
            }
        }
        if is_all { scratch.remove() } else { scratch.remove_text() }?;
        opened
    }

    /// Takes away what an editor left open while the journal was being locked, and says where its words are.
    fn close(&self, session: &Session<'_>, begun: &[u8]) -> Failure {
        let path = session.journal.root().to_owned();
        let failure = Failure::from(Error::LockChanged { path, is_locked: true }).without_tips();
        match session.journal.close(&self.file, begun) {
            Ok(Some(file)) => say_aside(session, &file, failure),
            Ok(None) => failure.tip("nothing you wrote is lost; the same command opens it again"),
            Err(error) => failure.cause(error.to_string()).tip(format!(
                "what you wrote lies in '{}', open to read: copy it, then remove it",
                self.path(session).display()
            )),
        }
    }

    /// What it holds now; none where it is gone.
    pub(crate) fn bytes(&self, session: &Session<'_>) -> Result<Option<Vec<u8>>, Failure> {
        Ok(session.journal.draft(&self.file)?)
    }

    /// The text it holds now; `kept` says what becomes of one that cannot be read.
    pub(crate) fn text(&self, session: &Session<'_>, kept: &str) -> Result<String, Failure> {
        String::from_utf8(self.bytes(session)?.unwrap_or_default()).map_err(|error| {
            Failure::failed(format!("cannot read '{}'", self.path(session).display()))
                .cause(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to() + 1))
                .tip(kept)
        })
    }

    /// Takes it away.
    pub(crate) fn discard(&self, session: &mut Session<'_>) {
        let taken = session.write().and_then(|mut writing| {
            writing.discard(&self.file)?;
            Ok(writing.discard(&self.file.base())?)
        });
        say_what_stays(session, &self.file, taken.is_ok());
    }
}

/// What was done is done, also where its draft could not be taken away.
fn say_what_stays(session: &mut Session<'_>, file: &DraftFile, is_taken: bool) {
    if !is_taken {
        let file = session.journal.root().join(file.file());
        session.ui.say(&format!("No longer needed, but it could not be taken away: {}", file.display()));
    }
}

/// Keeps what was written in an editor and cannot be taken in, and says where.
fn put_aside(session: &Session<'_>, new: &[u8], scratch: Scratch, is_all: bool, failure: Failure) -> Failure {
    let failure = failure.without_tips();
    if let Ok(file) = session.journal.keep_unsaved(new) {
        let failure = say_aside(session, &file, failure);
        return match if is_all { scratch.remove() } else { scratch.remove_text() } {
            Ok(()) => failure,
            Err(_) => failure.tip("it lies open where the editor had it, too"),
        };
    }
    let place = scratch.path();
    let is_open = place.starts_with(session.journal.root());
    let (how, until) = if is_open { (" open", "") } else { ("", " until you log out") };
    failure.tip(format!(
        "what you wrote lies{how} in '{}'{until}; the next `reject` that can write takes it in",
        place.display()
    ))
}

/// Says where words are kept that could not be taken in.
fn say_aside(session: &Session<'_>, file: &Path, failure: Failure) -> Failure {
    failure.tip(format!(
        "what you wrote is kept in '{}'; `reject show {}` reads it",
        session.journal.root().join(file).display(),
        file.display()
    ))
}

/// What was written in an editor cannot be read.
fn cannot_take_in(scratch: &Scratch, error: &io::Error) -> Failure {
    let file = scratch.path().display();
    Failure::failed(format!("cannot read '{file}'"))
        .cause(error.to_string())
        .tip("nothing was changed; what you wrote lies there as your editor left it: copy it")
}

/// The answers as a draft holds them.
pub(crate) fn text_of(answers: &impl Serialize) -> Result<String, Failure> {
    serde_yaml::to_string(answers)
        .map_err(|error| Failure::failed("cannot keep your answers").cause(error.to_string()))
}

/// What a draft holds; `what` says of what it is one.
pub(crate) fn read<T: DeserializeOwned>(
    session: &Session<'_>,
    file: &DraftFile,
    bytes: &[u8],
    what: &str,
) -> Result<T, Failure> {
    read_one(bytes).map_err(|error| {
        let file = session.journal.root().join(file.file());
        Failure::failed(format!("cannot read '{}'", file.display()))
            .cause(error.to_string())
            .tip(format!("it holds the answers of a {what} that was not finished; mend it or move it away"))
    })
}

/// The command that goes on with what lies unfinished; none where only its user knows.
pub(super) fn goes_on(session: &Session<'_>, left: &Left, names: &[Name]) -> Option<String> {
    let of = |handle: &str| session.short(handle, names);
    Some(match &left.what {
        Unfinished::Log => "reject log".to_owned(),
        Unfinished::Review => "reject review".to_owned(),
        Unfinished::Plan => "reject plan add".to_owned(),
        Unfinished::Reflection(handle) => format!("reject reflect {}", of(handle)),
        Unfinished::Edit(handle) => format!("reject edit {}", of(handle)),
        Unfinished::Feedback(handle) => {
            let is_text = left.file.extension().is_some_and(|ending| ending == "txt");
            format!("reject feedback {} --received{}", of(handle), if is_text { " -e" } else { "" })
        }
        Unfinished::Form(form) if form == "review" => "reject review -e".to_owned(),
        Unfinished::Form(form) => format!("reject reflect -e {}", of(form.strip_prefix("reflect-")?)),
        Unfinished::Letter(letter) => return opens(session, letter, names),
        Unfinished::Unsaved => return None,
    })
}

/// The command that opens a letter again; none where its case or its kind is gone.
fn opens(session: &Session<'_>, letter: &str, names: &[Name]) -> Option<String> {
    let split = |name: &Name| {
        let kind = letter.strip_suffix(name.handle.as_str())?.strip_suffix('-')?;
        Some((kind.to_owned(), name.handle.clone()))
    };
    // Of handles that end alike the longest is the whole one.
    let Some((kind, handle)) = names.iter().filter_map(split).min_by_key(|(kind, _)| kind.len()) else {
        let letters = session.letters_for(letter).ok()?;
        return letters
            .template(letter)
            .filter(|template| template.event().is_none())
            .map(|_| format!("reject letter {} -e", as_typed(letter)));
    };
    let case = session.short(&handle, names);
    Some(if kind == FEEDBACK_REQUEST {
        format!("reject feedback {case} -e")
    } else {
        format!("reject letter {} {case} -e", as_typed(&kind))
    })
}
