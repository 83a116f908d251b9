//! What may stand in a file, and what may stand in a file's place.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

/// A case as it should be.
pub(super) const SOUND: &str = "---\ncompany: Bad\n---\ndate: 2026-11-01\nevent: applied\n";

/// So many texts, one behind the other, each made of its number.
pub(super) fn many(n: usize, text: impl Fn(usize) -> String) -> String {
    (0..n).map(text).collect::<Vec<_>>().concat()
}

/// Lists of lists of lists: nine times as many with each line.
fn laughs() -> String {
    let text = "x0: &x0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    text + &many(12, |n| {
        let nine = vec![format!("*x{n}"); 9].join(", ");
        format!("x{}: &x{} [{nine}]\n", n + 1, n + 1)
    })
}

/// A header with this behind the company.
fn header(more: &str) -> String {
    format!("---\ncompany: Bad\n{more}---\ndate: 2026-11-01\nevent: applied\n")
}

/// A case with this behind its first event.
fn case(more: &str) -> String {
    format!("{SOUND}{more}")
}

/// Texts that no case can be: a name, and what stands in the file.
pub(super) fn unreadable() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let deep = |open: &str, n: usize, close: &str| {
        format!("---\ncompany: {}x{}\n", open.repeat(n), close.repeat(n)).into_bytes()
    };
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("alias-explodes", header(&format!("{}tags: *x12\n", laughs())).into_bytes()),
        ("alias-of-a-long-text", header(&format!("role: &a {}\ntags: [{}]\n", "x".repeat(100_000), "*a,".repeat(5000))).into_bytes()),
        ("alias-to-itself", header("tags: &a [*a]\n").into_bytes()),
        ("alias-to-nothing", header("role: *nobody\n").into_bytes()),
        ("conflict", case("<<<<<<< HEAD\n---\ndate: 2026-11-02\nevent: rejected\n=======\n---\ndate: 2026-11-03\nevent: closed\n>>>>>>> theirs\n").into_bytes()),
        ("day-that-is-none", SOUND.replace("2026-11-01", "2026-02-30").into_bytes()),
        ("deep-blocks", format!("---\ncompany:\n  {}x\n", "- ".repeat(10_000)).into_bytes()),
        ("deep-lists", deep("[", 10_000, "]")),
        ("deep-lists-in-lines", deep("[\n", 10_000, "]\n")),
        ("deep-maps", deep("{a: ", 10_000, "}")),
        ("empty", Vec::new()),
        ("key-twice", text("---\ncompany: Bad\ncompany: Worse\n")),
        ("key-twice-in-an-event", case("event: rejected\n").into_bytes()),
        ("key-twice-inside", case("---\ndate: 2026-11-02\nevent: rejected\nreasons:\n- reason: fit\n  reason: pay\n").into_bytes()),
        ("key-is-a-list", text("---\n? [a, b]\n: x\ncompany: Bad\n")),
        ("latin-1", b"---\ncompany: Bad\nrole: caf\xe9\n".to_vec()),
        ("list", text("---\n- company: Bad\n")),
        ("nul", text("---\ncompany: B\0d\n")),
        ("nothing-but-a-remark", text("# nothing\n")),
        ("nothing-but-dashes", text("---\n")),
        ("open-quote", text("---\ncompany: \"Bad\n")),
        ("round-too-large", case("---\ndate: 2026-11-02\nevent: advanced\nstage: interview\nround: 99999999999999999999\n").into_bytes()),
        ("tab", text("---\n\tcompany: Bad\n")),
        ("tab-inside", text("---\ncompany: Bad\n\trole: Cook\n")),
        ("tag-of-a-program", text("--- !!python/object/apply:os.system ['id']\n")),
        ("utf-16", utf16(SOUND, u16::to_le_bytes)),
        ("utf-16-be", utf16(SOUND, u16::to_be_bytes)),
        ("word", text("hello\n")),
        ("yaml-of-another-version", text("%YAML 9.9\n---\ncompany: Bad\n")),
        ("year-0000", SOUND.replace("2026-11-01", "0000-00-00").into_bytes()),
        ("year-99999", SOUND.replace("2026-11-01", "99999-01-01").into_bytes()),
        ("year-minus", SOUND.replace("2026-11-01", "-2026-01-01").into_bytes()),
    ]
}

/// Texts that are odd, and are a case all the same.
pub(super) fn readable() -> Vec<(&'static str, Vec<u8>)> {
    let lines = many(1000, |n| format!("{:n$}a:\n", ""));
    vec![
        ("deep-keys", header(&lines).into_bytes()),
        ("alias", header("role: &a Cook\nlevel: *a\n").into_bytes()),
        ("alias-unread", header(&laughs()).into_bytes()),
        ("byte-order-mark", format!("\u{feff}{SOUND}").into_bytes()),
        ("crlf", SOUND.replace('\n', "\r\n").into_bytes()),
        (
            "future-event",
            case("---\ndate: 2026-11-02\nevent: hired-by-robot\nstage: hologram\nfeeling: {a: b}\n")
                .into_bytes(),
        ),
        ("key-twice-unread", header("mine: {a: 1, a: 2}\n").into_bytes()),
        ("lone-cr", SOUND.replace('\n', "\r").into_bytes()),
        ("many-empty-documents", case(&"---\n".repeat(1000)).into_bytes()),
        (
            "round-of-a-giant",
            case("---\ndate: 2026-11-02\nevent: advanced\nstage: interview\nround: 4294967295\n")
                .into_bytes(),
        ),
        ("year-0001", SOUND.replace("2026-11-01", "0001-01-01").into_bytes()),
    ]
}

/// What is no file.
pub(super) const SPECIAL: [&str; 11] = [
    "device",
    "device-random",
    "folder",
    "link-loop",
    "link-out",
    "link-to-a-folder",
    "link-to-nothing",
    "pipe",
    "socket",
    "terminal",
    "too-large",
];

/// Puts one of [`SPECIAL`] where the path leads to.
pub(super) fn put(kind: &str, path: &Path) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
    let link = |to: &str| symlink(to, path).expect("a link");
    match kind {
        "device" => link("/dev/zero"),
        "device-random" => link("/dev/urandom"),
        "folder" => fs::create_dir(path).expect("a folder"),
        "link-loop" => symlink(path.file_name().expect("a name"), path).expect("a link"),
        "link-out" => {
            // Beside the journal: root/2026/file.
            let outside = path.ancestors().nth(3).expect("a folder").join("outside.txt");
            fs::write(&outside, "hello\n").expect("a file");
            symlink(outside, path).expect("a link");
        }
        "link-to-a-folder" => link("/etc"),
        "link-to-nothing" => link("nowhere.yaml"),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success()),
        "socket" => drop(UnixListener::bind(path).expect("a socket")),
        "terminal" => link("/dev/tty"),
        "too-large" => {
            // A file that is nothing but a hole takes no room.
            let file = fs::File::create(path).expect("a file");
            file.set_len(100_000_000).expect("a large file");
        }
        _ => unreachable!("{kind} is none of them"),
    }
}
