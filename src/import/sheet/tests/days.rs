//! Days: their order, their year, and whether they have been.

use super::{row, told, with};
use crate::import::sheet::{Answers, Order, Unanswered};

#[test]
fn a_day_today_has_been() {
    assert_eq!(row("Applied", "2026-11-22"), "2026-11-22 applied");
    assert!(row("Applied", "2026-11-23").starts_with("left: "));
}

#[test]
fn a_day_without_a_year_rolls_over_the_year() {
    let answers = Answers { year: Some(2025), ..Answers::default() };
    for (cells, expected) in [
        ("8-Jul,20-Jul,Rejected", "2025-07-08 applied; 2025-07-20 rejected"),
        ("20-Dec,5-Jan,Rejected", "2025-12-20 applied; 2026-01-05 rejected"),
        ("20-Dec,,Rejected", "2025-12-20 applied; 2025-12-20? rejected"),
        ("2025-12-20,5-Jan,Rejected", "2025-12-20 applied; 2026-01-05 rejected"),
    ] {
        let text = format!("Company,Applied,Ended,Status\nAcme,{cells}\n");
        assert_eq!(told(&text, &answers), [expected], "{cells}");
    }
    let open = with("Company,Applied\nAcme,8-Jul\n", &Answers::default()).expect_err("no year");
    assert_eq!(open, Unanswered::Year { header: "Applied".into(), example: "8-Jul".into() });
}

#[test]
fn a_search_over_the_new_year_is_read_with_one_year() {
    let answers = Answers { year: Some(2026), ..Answers::default() };
    let text = "Company,Applied\nAcme,20-Dec\nGlobex,5-Jan\nInitech,7-Jul\n";
    assert_eq!(told(text, &answers), ["2025-12-20 applied", "2026-01-05 applied", "2026-07-07 applied"]);
}

#[test]
fn the_order_of_the_days_is_that_of_the_whole_column() {
    let day_first =
        "Company,Applied,Ended,Status\nAcme,02/03/2026,04/05/2026,Rejected\nGlobex,13/03/2026,,Pending\n";
    assert_eq!(
        told(day_first, &Answers::default()),
        ["2026-03-02 applied; 2026-05-04 rejected", "2026-03-13 applied"]
    );
    let month_first = day_first.replace("13/03", "03/13");
    assert_eq!(
        told(&month_first, &Answers::default()),
        ["2026-02-03 applied; 2026-04-05 rejected", "2026-03-13 applied"]
    );
    let open = with("Company,Applied\nAcme,02/03/2026\n", &Answers::default()).expect_err("either");
    assert_eq!(open, Unanswered::Order { header: "Applied".into(), example: "02/03/2026".into() });
    let both = "Company,Applied\nAcme,13/03/2026\nGlobex,03/14/2026\nInitech,03/04/2026\n";
    let open = with(both, &Answers::default()).expect_err("both");
    let mixed = Unanswered::Mixed {
        header: "Applied".into(),
        day_first: "13/03/2026".into(),
        month_first: "03/14/2026".into(),
    };
    assert_eq!(open, mixed);
    let answers = Answers { order: Some(Order::DayMonth), ..Answers::default() };
    assert_eq!(
        told(both, &answers),
        [
            "2026-03-13 applied",
            "2026-04-03 applied",
            "left: its day cannot be read: '03/14/2026' in 'Applied'"
        ]
    );
}

#[test]
fn an_order_that_the_cells_do_not_have_is_not_obeyed_in_part() {
    let answers = Answers { order: Some(Order::YearMonth), ..Answers::default() };
    let told = with("Company,Applied\nAcme,02/03/2026\n", &answers);
    assert!(!told.is_ok_and(|read| read.cases.len() == 1), "no year stands first in it");
}

#[test]
fn an_order_that_is_said_is_for_the_columns_that_show_none() {
    let answers = Answers { order: Some(Order::DayMonth), ..Answers::default() };
    let text = "Company,Applied,Interview,Ended,Status\nAcme,13/02/2026,02/28/2026,03/04/2026,Rejected\n";
    assert_eq!(
        told(text, &answers),
        ["2026-02-13 applied; 2026-02-28 advanced at interview; 2026-04-03 rejected"]
    );
}
