use super::{message, phrases, suggested};
use crate::event::Stage;
use crate::import::email::{Fit, Likeness, fits, same_employer};

/// A message, and the company, the role and the stage it names.
type Row = (&'static str, Option<&'static str>, Option<&'static str>, Option<Stage>);

const ROWS: [Row; 26] = [
    (
        "Thank you for your interest in the Senior Data Engineer position at Northwind Traders. We will not be \
             moving forward.",
        Some("Northwind Traders"),
        Some("Senior Data Engineer"),
        None,
    ),
    (
        "Thank you for applying to Acme. We have decided not to proceed with your application for Backend \
             Engineer (R-12345).",
        Some("Acme"),
        Some("Backend Engineer"),
        None,
    ),
    (
        "Thank you for taking the time to interview with us for the Product Manager, Payments role.",
        None,
        Some("Product Manager, Payments"),
        Some(Stage::Interview),
    ),
    (
        "After our phone screen we have decided not to invite you to an interview for the role of Head of Design.",
        None,
        Some("Head of Design"),
        Some(Stage::Screen),
    ),
    (
        "Thank you for completing the take-home assignment. The Globex team",
        Some("Globex"),
        None,
        Some(Stage::Assessment),
    ),
    ("It was great to meet you at the final round of interviews.", None, None, Some(Stage::Final)),
    ("You were not selected for an interview for this position.", None, None, None),
    ("We will not be moving forward.\n\nBest regards,\nInitech Hiring Team", Some("Initech"), None, None),
    (
        "We will not be moving forward.\n\nBest regards,\nThe Johnson & Sons Recruiting Team",
        Some("Johnson & Sons"),
        None,
        None,
    ),
    (
        "Subject: Your application to Crédit Lyon\n\nWe chose another candidate.",
        Some("Crédit Lyon"),
        None,
        None,
    ),
    (
        "Subject: Data Analyst at Umbrella Corp.\n\nWe chose another candidate.",
        Some("Umbrella Corp"),
        Some("Data Analyst"),
        None,
    ),
    (
        "From: Acme Recruiting <no-reply@us.greenhouse-mail.io>\n\nWe chose another candidate.",
        Some("Acme"),
        None,
        None,
    ),
    (
        "From: Dana Ruiz via Greenhouse <no-reply@greenhouse.io>\n\nWe chose another candidate.",
        None,
        None,
        None,
    ),
    ("From: Dana Ruiz <dana.ruiz@gmail.com>\n\nWe chose another candidate.", None, None, None),
    ("From: Dana Ruiz <dana@acme-labs.co.uk>\n\nWe chose another candidate.", Some("Acme Labs"), None, None),
    ("From: Dana Ruiz at Acme <dana@lever.co>\n\nWe chose another candidate.", Some("Acme"), None, None),
    (
        "From: <northwind@myworkday.com>\n\nAt Northwind we care. We chose another candidate.",
        Some("Northwind"),
        None,
        None,
    ),
    ("From: <northwind@myworkday.com>\n\nWe chose another candidate.", None, None, None),
    (
        "Thank you for applying for the position. We chose another candidate for the open role.",
        None,
        None,
        None,
    ),
    (
        "thanks for applying for the backend engineer role, we went with someone else",
        None,
        Some("backend engineer"),
        None,
    ),
    ("We had to rescind the offer.", None, None, Some(Stage::Offer)),
    (
        "Thank you for your interest in joining Hooli and for applying as a Site Reliability Engineer.",
        Some("Hooli"),
        Some("Site Reliability Engineer"),
        None,
    ),
    (
        "Thanks for your interest in Brightwave and the Customer Success Manager role.",
        Some("Brightwave"),
        Some("Customer Success Manager"),
        None,
    ),
    (
        "Your application for Cashier at Freshmart, Inc. We chose another candidate.",
        Some("Freshmart, Inc"),
        Some("Cashier"),
        None,
    ),
    (
        "Thank you for your interest in Frontend Software Engineer.",
        None,
        Some("Frontend Software Engineer"),
        None,
    ),
    ("Call us at 555-0100. The role is on-site only.", None, None, None),
];

#[test]
fn company_role_and_stage_are_taken_from_the_words() {
    let mut wrong = Vec::new();
    for (text, company, role, stage) in ROWS {
        let found = suggested(text);
        let found = (found.company, found.role, found.stage);
        if found != (company.map(str::to_owned), role.map(str::to_owned), stage) {
            wrong.push((text, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_name_that_the_sender_bears_out_comes_first() {
    let text = "From: Globex Talent <jobs@globex.example>\n\nWe met when you were working at Initech. Thank you for \
                applying to Globex.";
    assert_eq!(suggested(text).company.as_deref(), Some("Globex"));
}

#[test]
fn employers_are_told_apart_by_their_telling_words() {
    let phrases = phrases();
    for (a, b, expected) in [
        ("Acme", "ACME Inc.", Likeness::Equal),
        ("Acme, Inc", "Acmé GmbH", Likeness::Equal),
        ("Johnson & Sons S.A.", "Johnson and Sons", Likeness::Equal),
        ("The Initech Company", "Initech", Likeness::Equal),
        ("Face Book", "Facebook", Likeness::Equal),
        ("Acme", "Acme Labs", Likeness::Close),
        ("Cambridge Life Sciences", "ATS Life Sciences", Likeness::Close),
        ("Acme Labs", "Globex Labs", Likeness::Different),
        ("Labs", "Acme Labs", Likeness::Different),
        ("Acme Software Solutions", "Globex Software Solutions", Likeness::Different),
        ("University of Oxford", "University of York", Likeness::Different),
        ("Acme", "Acmeon", Likeness::Different),
        ("", "Acme", Likeness::Different),
        ("轻舟智航", "轻舟智航", Likeness::Equal),
    ] {
        assert_eq!(same_employer(&phrases, a, b), expected, "{a} and {b}");
        assert_eq!(same_employer(&phrases, b, a), expected, "{b} and {a}");
    }
}

#[test]
fn known_employers_are_found_in_a_message() {
    let phrases = phrases();
    let mail = message(
        "From: Northwind Careers <jobs@northwind.example>\nSubject: Next steps\n\nThe next round will go on without \
         you. We liked your work at Initech, but your target is not ours. EY and Square both know you.",
    );
    let known = ["Next", "Target", "Initech", "Northwind Traders", "Square", "EY", "Globex", "Group"];
    let found = fits(&phrases, &mail, Some("Northwind"), &known);
    let expected = [
        ("Initech", Likeness::Equal),
        ("Square", Likeness::Equal),
        ("EY", Likeness::Equal),
        ("Northwind Traders", Likeness::Close),
    ];
    assert_eq!(found, expected.map(|(company, likeness)| Fit { company, likeness }));
}
