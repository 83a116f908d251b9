use proptest::prelude::*;

use super::*;
use crate::event::Details;

/// Titles of our own making, as adverts have them, in families.
const FAMILIES: [(&str, &[&str]); 34] = [
    (
        "backend engineer",
        &[
            "Senior Backend Engineer (m/f/d) R-172773",
            "Back-end Engineer",
            "back end engineer II",
            "Engineer (Backend)",
            "Engineer, Backend",
            "Backend Engineer Lead",
            "Backend Engineer at Acme (Contract)",
            "#12345 Backend Engineer - full-time",
        ],
    ),
    (
        "data scientist",
        &[
            "Data Scientist H/F - CDI - Paris",
            "Lead Data Scientist",
            "Stage - Data Scientist",
            "Data Scientist – Rennes",
            "Sr. Data Scientist (all genders), 80-100%",
        ],
    ),
    ("data engineer", &["Data Engineer", "Lead Data Engineer REQ0042", "Berlin: Data Engineer"]),
    ("data analyst", &["Data Analyst Berlin", "Alternance Data Analyst", "Junior Data Analyst in Munich"]),
    ("data science manager", &["Senior Manager, Data Science", "Data Science Manager"]),
    (
        "software engineer",
        &[
            "Staff Software Engineer, Infrastructure",
            "Software Engineer, New Grad",
            "Software Engineer III - Remote",
            "SWE (L4)",
            "Senior Software Engineer (Backend) - Payments, London or Remote",
        ],
    ),
    ("fullstack developer", &["Full Stack Developer", "Fullstack-Developer (m/w/d)", "Full-stack Dev, 60k"]),
    ("site reliability engineer", &["Site Reliability Engineer (SRE)", "SRE", "Principal SRE"]),
    ("machine learning engineer", &["Machine-Learning Engineer", "Principal ML Engineer"]),
    ("ui/ux designer", &["UX / UI Designer", "UI/UX Designer (f/m/x)"]),
    ("product manager", &["Product Manager (mid-level)", "Associate Product Manager"]),
    (".net developer", &["Medior .NET Developer"]),
    ("react developer", &["Freelance React.js Developer | 100% remote | €60k"]),
    ("microsoft dynamics 365 consultant", &["Microsoft Dynamics 365 Consultant"]),
    ("research & development engineer", &["Research & Development Engineer"]),
    (
        "softwareentwickler",
        &[
            "Softwareentwickler*in (all genders)",
            "Software-Entwickler:in",
            "SoftwareentwicklerIn",
            "Softwareentwicklerin / Softwareentwickler",
        ],
    ),
    ("buchhalter", &["Buchhalter/-in (m/w/d) in Teilzeit (80-100%)", "Buchhalter_in m / w / d"]),
    ("kaufmann für büromanagement", &["Kaufmann/-frau für Büromanagement"]),
    ("sap s/4hana berater", &["SAP S/4HANA Berater (w/m/d)"]),
    ("softwareentwicklung", &["Werkstudent Softwareentwicklung (m/w/d)"]),
    ("controller", &["Job ID: 4711 Controller (gn)", "Controller (m, w, d) - unbefristet, Vollzeit"]),
    ("ingénieur data", &["Ingénieur Data", "Ingénieur(e) Data Confirmé(e) F/H", "Ingénieur·e data - CDI"]),
    ("développeur web", &["Développeur/Développeuse Web", "Alternant(e) Développeur Web"]),
    ("développeur frontend", &["Développeur.euse Front-end - CDD - 6 mois"]),
    ("chef de projet digital", &["Chef de projet digital (H/F) - Lyon"]),
    ("ingeniero de datos", &["Ingeniero/a de Datos (H/M) - Madrid, remoto"]),
    ("desarrollador backend", &["Desarrollador/a Backend Senior", "Desarrollador Backend - Teletrabajo"]),
    ("backend ontwikkelaar", &["Backend Ontwikkelaar (m/v) 32-40 uur"]),
    ("marketing", &["Praktikum - Marketing", "Marketing Intern"]),
    ("intern", &["Intern (m/f/d)", "Intern", "Intern, Remote"]),
    ("working student", &["Working Student (m/f/d)", "Working student - Berlin"]),
    ("ai", &["AI"]),
    ("e-commerce manager", &["E-Commerce Manager", "Ecommerce Manager (H/F)"]),
    ("数据工程师", &["数据工程师"]),
];

#[test]
fn titles_of_one_job_are_one_family() {
    for (expected, titles) in FAMILIES {
        for title in titles {
            assert_eq!(family(title, None).as_deref(), Some(expected), "{title}");
        }
    }
}

#[test]
fn a_job_that_only_looks_like_a_level_is_kept_whole() {
    for title in [
        "lead generation manager",
        "tech lead",
        "team lead sales",
        "staff nurse",
        "chief of staff",
        "head of sales",
        "sales associate",
        "stage manager",
        "contract manager",
        "data entry clerk",
        "remote sensing scientist",
        "linkedin specialist",
        "vp engineering",
        "customer success manager",
        "it support technician",
        "node.js developer",
        "c++ developer",
        "c# developer",
        "internal auditor",
    ] {
        assert_eq!(family(title, None).as_deref(), Some(title));
    }
}

#[test]
fn a_title_that_names_no_job_has_no_family() {
    for title in
        ["", "Senior", "(m/w/d)", "Remote", "R-172773", "Paris", "Senior - full-time - Berlin", "100 %", "&"]
    {
        assert_eq!(family(title, None), None, "{title}");
    }
}

#[test]
fn the_place_of_the_work_is_no_part_of_the_job() {
    assert_eq!(family("Data Engineer Pforzheim", None).as_deref(), Some("data engineer pforzheim"));
    assert_eq!(
        family("Data Engineer Pforzheim", Some("Pforzheim, hybrid")).as_deref(),
        Some("data engineer")
    );
    assert_eq!(family("Data Engineer", Some("Data Center, Paris")).as_deref(), Some("data engineer"));
}

fn case(role: Option<&str>) -> Case {
    let details = Details { role: role.map(str::to_owned), ..Details::default() };
    Case::new("case".to_owned(), details, Vec::new())
}

#[test]
fn ones_own_grouping_goes_before_the_cleaned_title() {
    let own =
        |name: &str, entries: &[&str]| (name.to_owned(), entries.iter().map(|it| (*it).to_owned()).collect());
    let families = Families::new(vec![
        own("Backend", &["back-end engineer", "Java developer", ""]),
        own("data", &["data scientist", "machine learning", "Développeur data"]),
        own("Sales Engineer", &[]),
    ]);
    for (title, expected) in [
        ("Senior Backend Engineer, Payments", Some("Backend")),
        ("Backend Senior Engineer", Some("Backend")),
        ("JAVA Developer (m/f/d)", Some("Backend")),
        ("Javascript Developer", Some("javascript developer")),
        ("ML Engineer", Some("data")),
        ("Engineer (Machine Learning)", Some("data")),
        ("Software Engineer - Machine Learning", Some("data")),
        ("Developpeur data", Some("data")),
        ("Data Engineer", Some("data engineer")),
        ("Junior sales engineer", Some("Sales Engineer")),
        ("Senior", None),
    ] {
        assert_eq!(families.of(&case(Some(title))).as_deref(), expected, "{title}");
    }
    assert_eq!(families.of(&case(None)), None);
}

#[test]
fn the_employer_in_a_title_is_no_part_of_the_job() {
    let details = Details {
        role: Some("Initech Labs: Data Engineer".to_owned()),
        company: Some("Initech Labs".to_owned()),
        ..Details::default()
    };
    let case = Case::new("case".to_owned(), details, Vec::new());
    assert_eq!(Families::default().of(&case).as_deref(), Some("data engineer"));
}

/// The counts are those of the column `Role` of the file as it stands, whose titles are clean already, counted with
/// Python's `csv.DictReader` and `Counter`; 6 rows have none.
#[test]
fn clean_titles_of_a_real_search_stay_as_they_are() {
    let file = include_bytes!("../../tests/data/jsa-2023.csv");
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for row in csv::Reader::from_reader(&file[..]).records() {
        let row = row.expect("a row");
        if let Some(family) = family(&row[2], Some(&row[3])) {
            *counts.entry(family).or_default() += 1;
        }
    }
    let expected = [
        ("ai", 62),
        ("cloud engineer", 1),
        ("data analyst", 30),
        ("data architect", 1),
        ("data engineer", 112),
        ("data scientist", 197),
        ("dataops engineer", 3),
        ("devops engineer", 18),
        ("software engineer", 17),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected.map(|(family, n)| (family.to_owned(), n)));
}

proptest! {
    #[test]
    fn a_family_names_something(title in "(Senior |Lead |\\(m/w/d\\) |- |, |[A-Za-zé/&#.:+*()-]{1,8} ?){0,6}") {
        if let Some(once) = family(&title, None) {
            prop_assert!(once.chars().any(char::is_alphabetic));
            prop_assert!(once.chars().all(|c| crate::text::made_visible(c).is_none()));
        }
    }

    #[test]
    fn no_title_does_harm(title in "(?s).{0,60}", place in "(?s).{0,20}") {
        let family = family(&title, Some(&place));
        prop_assert!(family.is_none_or(|family| family.chars().all(|c| crate::text::made_visible(c).is_none())));
    }
}
