//! The system's calls of a command: written down, and made to fail.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};

/// The calls that change what is on the disk, or say something; a `?` before those that not every machine has.
pub(crate) const CHANGES: &str = "openat,write,pwrite64,writev,fsync,fdatasync,syncfs,?rename,?renameat,renameat2,?link,linkat,\
                       ?unlink,unlinkat,?mkdir,mkdirat,?rmdir,ftruncate,?fchmod,fchmodat,fchown,flock";

/// One call as `strace -y` writes it.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The call, such as `renameat`.
    pub(crate) name: String,
    /// Which of its name it is, from 1.
    pub(crate) nth: usize,
    /// Which of those of its name that touch the journal.
    pub(crate) nth_here: usize,
    /// The whole line.
    pub(crate) line: String,
}

impl Call {
    /// The texts in quotes, paths for the most part.
    pub(crate) fn quoted(&self) -> Vec<&str> {
        self.line.split('"').skip(1).step_by(2).collect()
    }

    /// The text that a `write` wrote.
    pub(crate) fn text(&self) -> String {
        let quoted = self.line.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"'));
        let mut bytes = Vec::new();
        let mut rest = quoted.map_or(&b""[..], |(text, _)| text.as_bytes());
        while let Some((&first, behind)) = rest.split_first() {
            let (byte, length) = if first == b'\\' { escaped(behind) } else { (first, 0) };
            bytes.push(byte);
            rest = &behind[length..];
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The path of the file that the first argument, a number, stands for.
    pub(crate) fn open(&self) -> &str {
        let first = self.line.split_once('(').map_or("", |(_, rest)| rest);
        let path = first.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        path.map_or("", |(path, _)| path)
    }

    /// The path it is about: of a file by its name, else of an open one.
    pub(crate) fn path(&self) -> &str {
        if self.is(&["write", "pwrite64", "writev"]) {
            return self.open();
        }
        self.quoted().last().copied().unwrap_or_else(|| self.open())
    }

    /// Whether it is one of these.
    pub(crate) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    /// Whether it is one of the calls that give a file a name.
    pub(crate) fn is_rename(&self) -> bool {
        self.name.starts_with("rename") || self.name.starts_with("link")
    }

    /// Whether it may have made a file.
    pub(crate) fn creates(&self) -> bool {
        self.name == "openat" && self.line.contains("O_CREAT")
    }

    /// Whether it did what was asked.
    pub(crate) fn is_done(&self) -> bool {
        self.line
            .rsplit_once(" = ")
            .is_some_and(|(_, answer)| answer.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether it says something to the user.
    pub(crate) fn says(&self) -> bool {
        self.name == "write" && (self.line.starts_with("write(1<") || self.line.starts_with("write(2<"))
    }
}

/// What stands behind a backslash, as in C, and how long it is.
fn escaped(behind: &[u8]) -> (u8, usize) {
    let digits = behind.iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
    if digits > 0 {
        let value = behind[..digits].iter().fold(0u32, |value, b| value * 8 + u32::from(b - b'0'));
        return (u8::try_from(value).expect("a byte"), digits);
    }
    let byte = match behind[0] {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'f' => 12,
        b'v' => 11,
        other => other,
    };
    (byte, 1)
}

/// Whether `strace` is there and may be used; where not, this is said past the test's own silence.
pub(crate) fn is_there() -> bool {
    let run =
        |words: &[&str]| Command::new("strace").args(words).output().is_ok_and(|it| it.status.success());
    let is_there = run(&["-qq", "-o", "/dev/null", "-e", "trace=openat", "true"]);
    if !is_there {
        skipped("strace is missing or not permitted; on Debian, `apt install strace`");
    }
    is_there
}

/// Says that a check was not made, and why.
pub(crate) fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// `reject` under `strace` with these options.
pub(crate) fn reject(options: &[&str]) -> Command {
    Command::new("strace").args(["-qq", "-y", "-s", "65536"]).args(options).arg(cargo_bin!("reject"))
}

/// `reject`, with its calls written to that file.
pub(crate) fn traced(file: &Path) -> Command {
    reject(&["-o", file.to_str().expect("UTF-8"), "-e", &format!("trace={CHANGES}")])
}

/// `reject`, with something injected into one of its calls.
pub(crate) fn injected(call: &Call, what: &str) -> Command {
    let inject = format!("inject={}:{what}:when={}", call.name, call.nth);
    reject(&["-o", "/dev/null", "-e", &format!("trace={}", call.name), "-e", &inject])
}

/// `reject`, with an answer to that call and to all of its name after it that touch one of these files.
pub(crate) fn answered_from(call: &Call, what: &str, files: &BTreeSet<String>) -> Command {
    let inject = format!("inject={}:{what}:when={}+", call.name, call.nth_here);
    let files: Vec<&str> = files.iter().flat_map(|file| ["-P", file]).collect();
    let trace = format!("trace={}", call.name);
    reject(&[&["-o", "/dev/null", "-e", &trace, "-e", &inject], &files[..]].concat())
}

/// The calls of a trace, those that touch the journal at that place counted apart.
pub(crate) fn calls(trace: &str, journal: &Path) -> Vec<Call> {
    let root = journal.to_str().expect("UTF-8");
    let mut calls: Vec<Call> = Vec::new();
    for line in trace.lines() {
        let Some((name, _)) = line.split_once('(').filter(|(name, _)| !name.contains(' ')) else { continue };
        let before = calls.iter().filter(|call| call.name == name);
        let nth = before.clone().count() + 1;
        let nth_here = before.filter(|call| call.line.contains(root)).count() + 1;
        calls.push(Call { name: name.to_owned(), nth, nth_here, line: line.to_owned() });
    }
    calls
}

/// The calls of a trace in a file.
pub(crate) fn calls_in(file: &Path, journal: &Path) -> Vec<Call> {
    calls(&String::from_utf8_lossy(&fs::read(file).expect("a trace")), journal)
}

/// Those that change the journal at that place or say something.
pub(crate) fn that_matter(calls: &[Call], journal: &Path) -> Vec<Call> {
    let root = journal.to_str().expect("UTF-8");
    let changes =
        |call: &&Call| call.says() || call.line.contains(root) && (call.name != "openat" || call.creates());
    calls.iter().filter(changes).cloned().collect()
}

/// The files of the journal at that place that calls touch.
pub(crate) fn files(calls: &[Call], journal: &Path) -> BTreeSet<String> {
    let touched = calls.iter().flat_map(|call| call.quoted().into_iter().chain([call.open()]));
    touched.filter(|path| Path::new(path).starts_with(journal)).map(str::to_owned).collect()
}
