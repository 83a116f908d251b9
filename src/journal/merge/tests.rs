use proptest::prelude::*;

use super::*;

const CASE: &str = "2026/2026-10-30-acme.yaml";
const HEAD: &str = "---\ncompany: Acme\n";

fn event(day: u32, event: &str) -> String {
    format!("---\ndate: 2026-11-{day:02}\nevent: {event}\n")
}

fn noted(day: u32, note: &str) -> String {
    format!("{}note: {note}\n", event(day, "noted"))
}

fn put(base: &str, here: &str, there: &str) -> Merged {
    merge(Path::new(CASE), base.as_bytes(), here.as_bytes(), there.as_bytes())
}

/// What both orders make of it, which is the same.
fn both(base: &str, here: &str, there: &str) -> String {
    let [one, other] = [put(base, here, there), put(base, there, here)];
    assert_eq!(one, other);
    match one {
        Merged::Whole(bytes) => String::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{other:?}"),
    }
}

fn conflict(base: &str, here: &str, there: &str) -> String {
    match put(base, here, there) {
        Merged::Conflict(bytes) => {
            assert!(has_conflict_marks(&bytes));
            String::from_utf8(bytes).expect("UTF-8")
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_both_added_stands_by_date_each_in_its_own_order() {
    let base = format!("{HEAD}{}", event(1, "applied"));
    let (late, early) = (noted(9, "late"), noted(3, "early, written afterwards"));
    let here = format!("{base}{late}{early}");
    let there = format!("{base}{}{}", noted(5, "between"), noted(9, "zzz"));
    let expected = format!("{base}{}{late}{early}{}", noted(5, "between"), noted(9, "zzz"));
    assert_eq!(both(&base, &here, &there), expected);
    assert_eq!(both(&base, &expected, &there), expected, "what came already does not come again");
}

#[test]
fn what_is_equal_stands_once_and_twice_where_one_side_has_it_twice() {
    let (a, b) = (noted(3, "a"), noted(4, "b"));
    let base = HEAD.to_owned();
    assert_eq!(both(&base, &format!("{base}{a}{b}"), &format!("{base}{a}")), format!("{base}{a}{b}"));
    assert_eq!(both(&base, &format!("{base}{a}{a}"), &format!("{base}{a}")), format!("{base}{a}{a}"));
    let crossed = both(&base, &format!("{base}{a}{b}"), &format!("{base}{b}{a}"));
    assert_eq!(crossed.matches("note: a").count() + crossed.matches("note: b").count(), 2);
}

#[test]
fn what_both_wrote_on_one_day_stands_as_things_usually_go() {
    let (no, asked, came) = (event(5, "rejected"), event(5, "feedback-asked"), event(5, "feedback"));
    let on = format!("{}stage: screen\n", event(5, "advanced"));
    assert_eq!(
        both(HEAD, &format!("{HEAD}{no}{asked}"), &format!("{HEAD}{on}{came}")),
        format!("{HEAD}{on}{no}{asked}{came}")
    );
}

#[test]
fn line_ends_and_a_missing_last_one_keep_documents_apart() {
    let base = "---\r\ncompany: Acme\r\n---\r\ndate: 2026-11-01\r\nevent: applied";
    let (here, there) =
        ("\r\n---\r\ndate: 2026-11-02\r\nevent: noted\r\n", "\n---\ndate: 2026-11-03\nevent: noted");
    let merged = both(base, &format!("{base}{here}"), &format!("{base}\r{there}"));
    assert_eq!(merged, format!("{base}{here}---\ndate: 2026-11-03\nevent: noted\r\n"));
}

#[test]
fn an_edit_on_one_side_and_what_the_other_added_go_together() {
    let (applied, no) = (event(1, "applied"), event(5, "rejected"));
    let base = format!("{HEAD}{applied}{no}");
    let edited = format!("# mine\n---\ncompany: Acme Inc.\n{applied}{no}");
    let added = format!("{base}{}", noted(9, "later"));
    assert_eq!(both(&base, &edited, &added), format!("{edited}{}", noted(9, "later")));
    let last = format!("{HEAD}{applied}{}stage: final\n{}", no, noted(6, "mine"));
    assert_eq!(
        both(&base, &last, &added),
        format!("{HEAD}{applied}{no}stage: final\n{}{}", noted(6, "mine"), noted(9, "later"))
    );
    let first = format!("{HEAD}{applied}source: advert\n{no}");
    let second = format!("{HEAD}{applied}{no}stage: final\n");
    assert_eq!(both(&base, &first, &second), format!("{HEAD}{applied}source: advert\n{no}stage: final\n"));
}

#[test]
fn what_one_side_took_back_is_gone_only_where_the_other_left_it_alone() {
    let (applied, no, more) = (event(1, "applied"), event(5, "rejected"), noted(9, "later"));
    let base = format!("{HEAD}{applied}{no}");
    let undone = format!("{HEAD}{applied}");
    assert_eq!(both(&base, &undone, &format!("{base}{more}")), format!("{undone}{more}"));
    let edited = format!("{undone}{no}stage: final\n");
    assert_eq!(both(&base, &undone, &edited), edited);
    assert_eq!(both(&base, &undone, &undone), undone);
}

#[test]
fn what_both_changed_stands_between_marks_and_only_that() {
    let (applied, no, more) = (event(1, "applied"), event(5, "rejected"), noted(9, "later"));
    let base = format!("{HEAD}{applied}{no}");
    let here = format!("{HEAD}{applied}{no}stage: final\n");
    let there = format!("{HEAD}{applied}{no}stage: screen\n{more}");
    let marked = conflict(&base, &here, &there);
    assert_eq!(
        marked,
        format!(
            "{HEAD}{applied}<<<<<<< here\n{no}stage: final\n=======\n{no}stage: screen\n>>>>>>> there\n{more}"
        )
    );
    assert_eq!(without_there(marked.as_bytes()), format!("{here}{more}").as_bytes());
    assert!(!has_conflict_marks(base.as_bytes()));
}

#[test]
fn the_same_new_name_is_one_case_where_the_headers_are_equal() {
    let here = format!("{HEAD}{}", event(1, "applied"));
    let there = format!("{HEAD}{}", event(1, "rejected"));
    assert_eq!(both("", &here, &there), format!("{here}{}", event(1, "rejected")));
    let other = format!("---\ncompany: Acme\nrole: Chef\n{}", event(1, "rejected"));
    assert_eq!([put("", &here, &other), put("", &other, &here)], [Merged::Apart, Merged::Apart]);
}

#[test]
fn a_document_without_its_line_is_never_torn() {
    let plan = |base: &str, here: &str, there: &str| {
        merge(Path::new("plan.yaml"), base.as_bytes(), here.as_bytes(), there.as_bytes())
    };
    let bare = "date: 2026-11-02\nevent: planned\nid: b\ndo: B\n";
    let early = "---\ndate: 2026-11-01\nevent: planned\nid: a\ndo: A\n";
    let expected = Merged::Whole(format!("{early}---\n{bare}").into_bytes());
    assert_eq!([plan("", bare, early), plan("", early, bare)], [expected.clone(), expected]);
}

#[test]
fn two_actions_that_got_one_id_are_two_and_each_is_told_of_under_its_own() {
    let plan = |base: &str, here: &str, there: &str| {
        let merged = merge(Path::new("plan.yaml"), base.as_bytes(), here.as_bytes(), there.as_bytes());
        let Merged::Whole(bytes) = merged else { panic!("{merged:?}") };
        String::from_utf8(bytes).expect("UTF-8")
    };
    let planned = |id: &str, what: &str| {
        format!("---\ndate: 2026-11-20\nevent: planned\nid: {id}\ndo: {what} # soon\n")
    };
    let done = |day: u32, id: &str| format!("---\ndate: 2026-11-{day}\nevent: done\nid: {id}\n");
    let old = [planned("a", "Prepare letters"), planned("a-2", "Walk")].concat();
    let here = [planned("b", "Prepare three stories"), done(21, "b"), done(21, "a"), planned("b-2", "Rest")]
        .concat();
    let there = [planned("b", "Prepare three letters"), done(23, "b"), planned("c", "Call")].concat();
    let [ours, theirs] = [&here, &there].map(|news| format!("{old}{news}"));
    let merged = plan(&old, &ours, &theirs);
    let news = [
        planned("b", "Prepare three letters"),
        planned("b-3", "Prepare three stories"),
        done(21, "b-3"),
        done(21, "a"),
        planned("b-2", "Rest"),
        done(23, "b"),
        planned("c", "Call"),
    ];
    assert_eq!(merged, format!("{old}{}", news.concat()));
    // It stays so when it is put together again.
    assert_eq!(plan(&old, &merged, &theirs), merged);
    assert_eq!(plan(&old, &theirs, &merged), merged);
    // Where one of them cannot be told under another id, all that was said of it stays together.
    let flow = "--- {date: 2026-11-20, event: planned, id: b, do: Write}\n";
    let ours = [flow.to_owned(), done(21, "b")].concat();
    assert_eq!(plan("", &ours, &planned("b", "Call")).matches("id: b\n").count(), 2);
    // What both planned alike is one.
    assert_eq!(
        plan("", &planned("b", "Rest"), &[planned("b", "Rest"), done(23, "b")].concat()),
        [planned("b", "Rest"), done(23, "b")].concat()
    );
}

#[test]
fn what_would_not_read_any_more_is_a_conflict() {
    // The directive belongs to what follows it, and another document would come between.
    let base = format!("{HEAD}...\n%YAML 1.2\n");
    let here = format!("{base}{}", event(2, "noted"));
    let there = format!("{base}{}", event(3, "noted"));
    let marked = conflict(&base, &here, &there);
    assert!(marked.contains(&here) && marked.contains(&there), "{marked}");
}

#[test]
fn settings_still_read_while_both_sides_stand_in_them() {
    let settings = |base: &str, here: &str, there: &str| {
        merge(Path::new("journal.yaml"), base.as_bytes(), here.as_bytes(), there.as_bytes())
    };
    let base = "format: 1\n# reasons: [a]\nname: Ada\n";
    let here = "format: 1\nreasons: [b]\nname: Ada\n";
    let there = "format: 1\nreasons: [c]\nname: Ada L.\n";
    let marked =
        "format: 1\n# <<<<<<< here\nreasons: [b]\n# =======\n# reasons: [c]\n# >>>>>>> there\nname: Ada L.\n";
    assert_eq!(settings(base, here, there), Merged::Conflict(marked.as_bytes().to_vec()));
    assert!(settings::read(marked.as_bytes()).is_ok() && has_conflict_marks(marked.as_bytes()));
    let chosen = Merged::Whole(here.as_bytes().to_vec());
    assert_eq!(
        [settings("", settings::FIRST, here), settings("", here, settings::FIRST)],
        [chosen.clone(), chosen]
    );
}

#[test]
fn settings_still_read_where_marks_would_tear_a_value_or_a_line_ends_in_a_rare_way() {
    let settings = |base: &str, here: &str, there: &str| {
        merge(Path::new("journal.yaml"), base.as_bytes(), here.as_bytes(), there.as_bytes())
    };
    let name = |first: &str| format!("name: {first}\n Lovelace\n");
    let (here, there) = (name("Ada"), name("A."));
    // Between the two lines of the name they would end it.
    let marked =
        format!("# <<<<<<< here\n{here}# =======\n# name: A.\n#  Lovelace\n# >>>>>>> there\n").into_bytes();
    assert_eq!(settings(&name("Eve"), &here, &there), Merged::Conflict(marked));
    for end in ["\r", "\u{85}", "\u{2028}", "\u{2029}"] {
        let (here, there) = ("reasons: [b]\n", format!("# mine{end}reasons: [c]\n"));
        let marked =
            format!("# <<<<<<< here\n{here}# =======\n# # mine{end}# reasons: [c]\n# >>>>>>> there\n");
        assert_eq!(
            settings("reasons: [a]\n", here, &there),
            Merged::Conflict(marked.clone().into_bytes()),
            "{end:?}"
        );
        assert!(settings::read(marked.as_bytes()).is_ok(), "{end:?}");
    }
}

#[test]
fn only_plain_files_of_a_journal_may_come() {
    for file in [
        "journal.yaml",
        "2026/2026-10-30-acme.yaml",
        "prompts/letters/thanks.yaml",
        "README.md",
        ".gitignore",
    ] {
        assert!(may_come(Path::new(file)), "{file}");
    }
    for file in [
        "",
        "/etc/passwd",
        "../x",
        "2026/../../x",
        "drafts/log.yaml",
        "Trash/writes.yaml",
        ".lock",
        ".git/config",
        "2026/.GIT/config",
        "2026/GIT~1/config",
        "2026/.git./config",
        "2026/.reject.tmp",
        "2026\\x",
        "c:x",
        ".adding/x",
    ] {
        assert!(!may_come(Path::new(file)), "{file}");
    }
}

#[test]
fn sides_past_all_bounds_stand_as_wholes_between_marks_and_in_time() {
    let side = |key: &str| format!("---\n{key}: {{n: 1}}\n").repeat(150_000);
    let (here, there) = (side("a"), side("b"));
    let marked = format!("<<<<<<< here\n{here}=======\n{there}>>>>>>> there\n");
    assert!(put("", &here, &there) == Merged::Conflict(marked.into_bytes()));
}

#[test]
fn many_that_stand_in_another_order_come_once_and_in_time() {
    let all: Vec<String> = (0..30_000).map(|n| format!("---\nn: {n}\n")).collect();
    let turned: String = all.iter().rev().map(String::as_str).collect();
    let Merged::Whole(bytes) = put("", &all.concat(), &turned) else { panic!("a conflict") };
    assert_eq!(pieces::tests::cut_text(std::str::from_utf8(&bytes).expect("UTF-8")).len(), all.len());
}

#[test]
fn a_side_that_cannot_be_read_stands_as_a_whole_between_marks() {
    let base = format!("{HEAD}{}", event(1, "applied"));
    let damaged = format!("{base}---\ndate: someday\nevent: noted\n");
    let there = format!("{base}{}", noted(3, "fine"));
    let marked = format!("<<<<<<< here\n{damaged}=======\n{there}>>>>>>> there\n");
    assert_eq!(conflict(&base, &damaged, &there), marked);
    let fault = fault(Path::new(CASE), damaged.as_bytes()).expect("a fault");
    assert_eq!(fault.to_string(), "line 7, column 7: date: 'someday' is not a date; expected YYYY-MM-DD");
}

fn documents() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec((1_u32..6, "[ab]"), 0..5)
        .prop_map(|all| all.into_iter().map(|(day, note)| noted(day, &note)).collect())
}

/// A base, and what one side made of it: documents taken away or changed, and some added.
fn changed(base: &[String], marks: &[u8], who: &str, added: &[String]) -> Vec<String> {
    let changed = base.iter().zip(marks.iter().chain(std::iter::repeat(&0))).filter_map(
        |(document, mark)| match mark {
            1 => Some(format!("{document}by: {who}\n")),
            2 => None,
            _ => Some(document.clone()),
        },
    );
    changed.chain(added.iter().cloned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn both_orders_agree_and_no_document_is_lost(
        base in documents(),
        a in documents(), b in documents(),
        marks_a in proptest::collection::vec(0_u8..3, 0..5), marks_b in proptest::collection::vec(0_u8..3, 0..5),
    ) {
        let side = |marks: &[u8], who, added: &[String]| {
            let all = changed(&base, marks, who, added);
            format!("{HEAD}{}", all.concat())
        };
        let (was, here, there) = (format!("{HEAD}{}", base.concat()), side(&marks_a, "a", &a), side(&marks_b, "b", &b));
        let merged = put(&was, &here, &there);
        let text = match (&merged, put(&was, &there, &here)) {
            (Merged::Whole(one), Merged::Whole(other)) => {
                prop_assert_eq!(one, &other);
                prop_assert!(format::read(one).is_ok());
                one
            }
            (Merged::Conflict(one), Merged::Conflict(_)) => one,
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        let text = std::str::from_utf8(text).expect("UTF-8");
        // What is not in the base was written by somebody and is there; so is what both left alone.
        for document in pieces::tests::cut_text(&here).into_iter().chain(pieces::tests::cut_text(&there)) {
            if !base.contains(&document) {
                prop_assert!(text.contains(&document), "{document} is not in\n{text}");
            }
        }
    }

    #[test]
    fn what_was_only_added_is_all_there_and_comes_once(base in documents(), a in documents(), b in documents()) {
        let was = format!("{HEAD}{}", base.concat());
        let [here, there] = [&a, &b].map(|added| format!("{was}{}", added.concat()));
        let merged = both(&was, &here, &there);
        prop_assert!(merged.starts_with(&was));
        let count = |all: &[String], document: &String| all.iter().filter(|it| *it == document).count();
        let news = pieces::tests::cut_text(&merged).split_off(base.len() + 1);
        for document in a.iter().chain(&b) {
            prop_assert_eq!(count(&news, document), count(&a, document).max(count(&b, document)));
        }
        prop_assert_eq!(&both(&was, &merged, &here), &merged);
        prop_assert_eq!(&both(&was, &merged, &there), &merged);
    }
}
