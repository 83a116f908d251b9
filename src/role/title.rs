//! Cleaning a job title.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold;
use crate::text::one_line;

static SHIPPED: LazyLock<Lists> = LazyLock::new(|| {
    serde_yaml::from_str::<Raw>(include_str!("../../prompts/roles.yaml"))
        .map(|raw| Lists::new(&raw))
        .unwrap_or_default()
});

/// The lists as they are spelt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    anywhere: String,
    learning: String,
    before: String,
    behind: String,
    whole: String,
    spelt: BTreeMap<String, String>,
    heads: RawHeads,
    endings: String,
    places: String,
    loose: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawHeads {
    in_front: String,
    behind: String,
}

type Row = Vec<String>;

/// Rows of folded words, the longest first.
#[derive(Default)]
struct Lists {
    anywhere: Vec<Row>,
    learning: Vec<Row>,
    before: HashSet<String>,
    behind: HashSet<String>,
    whole: Vec<Row>,
    /// Each other spelling with the one shown.
    spelt: Vec<(Row, String)>,
    heads: HashSet<String>,
    heads_behind: HashSet<Row>,
    endings: HashSet<String>,
    places: Vec<Row>,
    loose: HashSet<String>,
}

impl Lists {
    fn new(raw: &Raw) -> Self {
        let set = |list: &str| rows(list).into_iter().map(|row| row.join(" ")).collect::<HashSet<String>>();
        let mut spelt: Vec<(Row, String)> = Vec::new();
        for (shown, others) in &raw.spelt {
            spelt.extend(rows(others).into_iter().map(|row| (row, shown.clone())));
        }
        spelt.sort_by_key(|(row, _)| usize::MAX - row.len());
        Self {
            anywhere: rows(&raw.anywhere),
            learning: rows(&raw.learning),
            before: set(&raw.before),
            behind: set(&raw.behind),
            whole: rows(&raw.whole),
            spelt,
            heads: set(&raw.heads.in_front),
            heads_behind: rows(&raw.heads.behind).into_iter().collect(),
            endings: set(&raw.endings),
            places: rows(&raw.places),
            loose: set(&raw.loose),
        }
    }
}

fn rows(list: &str) -> Vec<Row> {
    let row = |row: &str| row.split_whitespace().map(fold).collect::<Row>();
    let mut rows: Vec<Row> = list.split(',').map(row).filter(|row| !row.is_empty()).collect();
    rows.sort_by_key(|row| usize::MAX - row.len());
    rows
}

/// The job a title names: without level, contract, place, gender marks and numbers, in small letters.
///
/// `Senior Backend Engineer (m/f/d) R-172773` is a `backend engineer`. `place` is where the work would be, if that is
/// known. None where nothing is left that names a job (`Senior`), but for those that learn (`Intern`). What is said
/// behind a comma, a dash or in brackets is left out, unless the job needs it: `Engineer (Backend)`.
#[must_use]
pub fn family(title: &str, place: Option<&str>) -> Option<String> {
    let lists = &*SHIPPED;
    let places: Vec<Row> =
        place.map(|place| segments(place).iter().map(|it| folded(&words(it))).collect()).unwrap_or_default();
    let segments = segments(title);
    let mut left =
        segments.iter().map(|segment| clean(&words(segment), &places)).filter(|words| !words.is_empty());
    let Some(mut job) = left.next() else { return learning(&segments) };
    let names_no_job = |job: &[String]| {
        let row = folded(job);
        (lists.heads.contains(&row.join(" ")), lists.heads_behind.contains(&row))
    };
    let (goes_in_front, goes_behind) = names_no_job(&job);
    if (goes_in_front || goes_behind)
        && let Some(which) = left.next()
    {
        job = if goes_in_front { [which, job].concat() } else { [job, which].concat() };
        job = clean(&job, &places);
    }
    Some(job.join(" ")).filter(|job| job.chars().any(char::is_alphabetic))
}

/// The folded words of a title or an entry, in the spelling that is shown, nothing left out.
pub(super) fn plain(text: &str) -> Vec<String> {
    segments(text).iter().flat_map(|segment| folded(&words(segment))).collect()
}

/// The one that learns, where a title names no other job.
fn learning(segments: &[String]) -> Option<String> {
    segments.iter().find_map(|segment| {
        let words = words(segment);
        let row = folded(&words);
        let found =
            SHIPPED.learning.iter().find_map(|known| find(&row, known).map(|at| at..at + known.len()))?;
        Some(words[found].join(" "))
    })
}

/// The parts of a title: what dashes, commas, bars, colons and brackets divide.
fn segments(title: &str) -> Vec<String> {
    let title = one_line(title).replace(['–', '—', '−'], " - ").replace(['‐', '‑'], "-");
    let mut segments = vec![String::new()];
    for chunk in joined(&title).split_whitespace() {
        let chunk = without_ending(chunk);
        if is_gender(&chunk) || chunk.contains(['%', '€', '$', '£']) {
            segments.push(String::new());
            continue;
        }
        if chunk.starts_with('-') || ["at", "bei", "chez"].contains(&chunk.as_str()) {
            segments.push(String::new());
        }
        for c in chunk.chars() {
            match c {
                ',' | ';' | '|' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '@' | '•' | '·' | '»' | '"'
                | '␤' => {
                    segments.push(String::new());
                }
                c => segments.last_mut().into_iter().for_each(|segment| segment.push(c)),
            }
        }
        if chunk.ends_with('-') {
            segments.push(String::new());
        }
        segments.last_mut().into_iter().for_each(|segment| segment.push(' '));
    }
    segments
}

/// The text with marks for genders and slashes in one piece each: `m / w / d`, `(m, w, d)`.
fn joined(title: &str) -> String {
    let mut text = title.to_owned();
    for (apart, together) in [(" / ", "/"), (" | ", " - "), ("/ ", "/"), (" /", "/")] {
        text = text.replace(apart, together);
    }
    let mut open = 0;
    let mut joined = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '(' || c == '[' {
            open = at;
        }
        joined.push(c);
        if c == ')' || c == ']' {
            let inside: String =
                text[open..at].chars().map(|c| if ", |.".contains(c) { '/' } else { c }).collect();
            if is_gender(&inside) {
                joined.truncate(joined.len() - (at - open) - 1);
                joined.push(' ');
            }
            open = at;
        }
    }
    joined
}

/// Whether it only says who may do the job: `m/w/d`, `(H/F)`, `f/m/div.`.
fn is_gender(chunk: &str) -> bool {
    let known = [
        "m", "w", "f", "d", "x", "h", "v", "i", "k", "n", "gn", "div", "divers", "diverse", "*", "all", "mf",
        "fm", "mw",
    ];
    let chunk = fold(chunk.trim_matches(|c: char| "()[].,;:-–".contains(c)));
    let parts: Vec<&str> = chunk.split(['/', '|']).filter(|part| !part.is_empty()).collect();
    let is_known = |part: &&str| known.contains(&part.trim_matches(['.', '*']));
    parts.len() > 1 && parts.iter().all(is_known)
        || ["h-f", "f-h", "m-w-d", "w-m-d", "m-f-d", "f-m-d"].contains(&chunk.as_str())
}

/// A word without the ending that only says who may do the job: `Entwickler:in`, `Ingénieur(e)`, `BeraterIn`.
fn without_ending(chunk: &str) -> String {
    let is_ending = |ending: &str| {
        let ending = ending.trim_start_matches(['-', '/', '*', ':', '_', '(']);
        SHIPPED.endings.contains(&fold(ending.trim_matches(|c: char| ")].,;".contains(c))))
    };
    let marks = [':', '*', '_', '/', '·', '(', '.', '•'];
    if let Some((word, ending)) = chunk.split_once(marks)
        && word.chars().filter(|c| c.is_alphabetic()).count() > 3
    {
        if is_ending(ending) {
            return word.to_owned() + tail(ending);
        }
        // `Entwickler/Entwicklerin`: the shorter of the two.
        let (one, other) = (fold(word), fold(ending.trim_matches(|c: char| "()[].,;".contains(c))));
        let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        if shared > 4 && shared + 2 >= one.chars().count().min(other.chars().count()) {
            return if other.len() < one.len() { ending.to_owned() } else { word.to_owned() + tail(ending) };
        }
    }
    for ending in ["Innen", "In"] {
        if let Some(word) =
            chunk.strip_suffix(ending).filter(|word| word.ends_with("er") || word.ends_with("or"))
        {
            return word.to_owned();
        }
    }
    chunk.to_owned()
}

/// The comma behind an ending: it still divides.
fn tail(ending: &str) -> &str {
    if ending.ends_with([',', ';']) { "," } else { "" }
}

/// The words of a segment in small letters, in the spelling that is shown; no numbers of adverts.
fn words(segment: &str) -> Vec<String> {
    let bare = |word: &str| {
        if word == "&" {
            return word.to_owned();
        }
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && !"+#*".contains(c));
        word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '#').to_lowercase()
    };
    let chunks = segment.split_whitespace().filter(|chunk| !is_number(chunk));
    let words: Vec<String> = chunks.flat_map(|chunk| chunk.split('-')).map(bare).collect();
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let row = folded(&words);
    let (mut shown, mut at) = (Vec::new(), 0);
    while at < words.len() {
        if let Some((known, spelling)) = SHIPPED.spelt.iter().find(|(known, _)| row[at..].starts_with(known))
        {
            shown.extend(spelling.split(' ').map(str::to_owned));
            at += known.len();
        } else {
            shown.push(words[at].clone());
            at += 1;
        }
    }
    shown
}

/// Whether it is the number of an advert, a year, hours or a wage: `R-172773`, `#12345`, `REQ0042`, `40h`, `60k`.
fn is_number(chunk: &str) -> bool {
    let digits = chunk.chars().filter(char::is_ascii_digit).count();
    let letters = chunk.chars().filter(|c| c.is_alphabetic()).count();
    let ends_so = |ending: &str| chunk.to_lowercase().trim_end_matches(['.', ',']).ends_with(ending);
    let is_amount =
        chunk.starts_with(|c: char| c.is_ascii_digit()) && (ends_so("h") || ends_so("k") || ends_so("std"));
    digits > 3 && letters < 6 || chunk.starts_with('#') && digits > 0 || digits > 0 && is_amount
}

fn folded(words: &[String]) -> Row {
    words.iter().map(|word| fold(word)).collect()
}

/// The words of a segment that say which job it is.
fn clean(words: &[String], places: &[Row]) -> Vec<String> {
    let lists = &*SHIPPED;
    let row = folded(words);
    let mut is_kept = vec![true; words.len()];
    let mut is_fixed = vec![false; words.len()];
    mark(&row, &lists.whole, |at| is_fixed[at] = true);
    for rows in [&lists.anywhere, &lists.learning, &places.to_vec()] {
        mark(&row, rows, |at| is_kept[at] &= is_fixed[at]);
    }
    for (at, word) in row.iter().enumerate() {
        is_kept[at] &= is_fixed[at] || !is_grade(word);
    }
    let left = |is_kept: &[bool]| (0..words.len()).filter(|at| is_kept[*at]).collect::<Vec<usize>>();
    let mut rest = left(&is_kept);
    while rest.len() > 1 && !is_fixed[rest[0]] && lists.before.contains(&row[rest[0]]) {
        rest.remove(0);
    }
    if let [.., head, last] = rest.as_slice()
        && lists.behind.contains(&row[*last])
        && lists.heads.contains(&row[*head])
    {
        rest.pop();
    }
    trim(&mut rest, &row, lists);
    rest.into_iter().map(|at| words[at].clone()).collect()
}

/// Takes small words off both ends, and a place off the far one.
fn trim(rest: &mut Vec<usize>, row: &[String], lists: &Lists) {
    let is_loose =
        |at: &usize| lists.loose.contains(&row[*at]) || row[*at].chars().all(|c| !c.is_alphanumeric());
    loop {
        let before = rest.len();
        let words: Row = rest.iter().map(|at| row[*at].clone()).collect();
        if let Some(place) = lists.places.iter().find(|place| words.ends_with(place)) {
            rest.truncate(rest.len() - place.len());
        }
        if rest.last().is_some_and(is_loose) {
            rest.pop();
        }
        if rest.first().is_some_and(is_loose) {
            rest.remove(0);
        }
        if rest.len() == before {
            return;
        }
    }
}

/// A step on a ladder: `ii`, `l4`, `ic3`, a bare figure.
fn is_grade(word: &str) -> bool {
    let step = |prefix: &str| {
        word.strip_prefix(prefix)
            .is_some_and(|step| step.len() == 1 && step.chars().all(|c| c.is_ascii_digit()))
    };
    ["i", "ii", "iii", "iv"].contains(&word) || ["", "l", "ic", "e"].into_iter().any(step)
}

/// Tells each place that one of the rows covers, the longest rows first.
fn mark(row: &[String], rows: &[Row], mut tell: impl FnMut(usize)) {
    for known in rows {
        let starts = (0..row.len()).filter(|at| row[*at..].starts_with(known));
        starts.flat_map(|at| at..at + known.len()).for_each(&mut tell);
    }
}

fn find(row: &[String], known: &[String]) -> Option<usize> {
    (0..row.len()).find(|at| row[*at..].starts_with(known))
}
