use super::suggested;
use crate::event::Ending;

/// Refusals, family by family.
const REFUSALS: [&str; 69] = [
    // Few words of hiring, or none but a chat.
    "Lovely chatting on Monday. We slept on it and have decided not to go ahead.",
    "Sorry, this is not a match for us.",
    "We liked you a lot, but have to say no. Good luck with the search.",
    "It is a no from our side for the welding job.",
    "No joy with the crane job, they took a cousin of the foreman.",
    "Thanks but no thanks, the job needs other skills.",
    "Someone else was a better fit for the team. It was a really difficult choice after our talk.",
    // A bar that was not reached.
    "Thanks for the exercise. It did not quite meet the bar we have set for this role.",
    "You did not reach the required standard in our assessments and may try again next year.",
    "You did not pass the written examination for the position.",
    "Your score was below the cut-off for an interview.",
    "You have failed to meet the standard at the interview.",
    "You have been found ineligible for the position of park ranger.",
    // It ends here.
    "Thank you for the test task. We are going to stop here.",
    "The panel met after your interview, and we will leave it here for now.",
    "We have decided to end the process here for this role.",
    "We will close out your candidacy for the role.",
    "We have looked at your application and will be passing on it.",
    "We are going to pass for now on the interview.",
    // Somebody else.
    "We made an offer to somebody else, who joins the team on the job in May.",
    "We have landed on another candidate for the role.",
    "The board has recommended another candidate after the interviews.",
    "The job has gone to someone with a licence.",
    "We have decided to offer the night shift supervisor job to someone else.",
    "The owners would rather promote from within for this job.",
    "We have found the right person for the job.",
    "We already hired for this role.",
    "The client preferred a candidate with more insurance experience.",
    "You came a close second: the role went with the other.",
    "The vacancy for which you applied at our plant in Dover has been filled.",
    "All cashier positions in this store have been filled.",
    "We need someone with more hours on the lathe for this position.",
    "For this job, we are looking for a candidate with deeper experience.",
    // Not to the next step, not on the list.
    "We are not going to be able to move to the offer stage, despite your interview.",
    "We will not be setting up next steps for the role.",
    "Your resume was not selected, and you will not be interviewed.",
    "The panel was unable to recommend your appointment to the post.",
    "The choice did not fall on you for this position.",
    "We must disappoint you, as the job is given.",
    "Your application was not referred to the hiring official.",
    "Application for Tram Driver: Rejected",
    "The result was a no-hire after your interview.",
    "We do not currently have an opening for a carpenter.",
    "As we are unable to sponsor visas, we cannot consider your application for the role.",
    "The visa rules mean we cannot consider your application for this role.",
    // Between the application and its end stands the name of the role.
    "Your application for the post of Senior Tram Driver in the depot has not been successful.",
    "We decided to continue the process with the candidates having more years in the depot.",
    "The selection for the job is over and another profile has been chosen.",
    "We will no longer be recruiting for tram drivers, thank you for applying.",
    "The role got filled over lunch, sorry.",
    "The governors have decided to appoint another candidate as head of the depot.",
    "Other candidates have more direct experience of trams.",
    "Your experience would be better suited elsewhere.",
    "The client has scrapped this tram driver role.",
    "We have completed our hiring and decided to hold off on filling the rest.",
    // Slips of the pen.
    "UNFORTUNATLY YOUR APLICATION WAS UNSUCCESFUL",
    "we wont be moving foward with you for the postion",
    "an other canidate was choosen for the job",
    // German.
    "Unsere Wahl ist auf eine andere Bewerberin gefallen.",
    "Für die Stelle haben sich andere Kandidaten durchgesetzt.",
    "Wir müssen Ihnen auf Ihre Bewerbung eine Absage erteilen.",
    "Zurzeit haben wir keine passende Stelle für Sie.",
    "Leider passt Ihre Qualifikation nicht zu den Anforderungen der Stelle.",
    "Auf Ihre Bewerbung können wir Ihnen leider keine positive Nachricht geben.",
    // French.
    "Notre choix s’est porté sur un autre candidat.",
    "Votre profil ne correspond pas à ce que demande le poste.",
    "Nous ne donnerons pas de suite à votre candidature.",
    "Vous n’avez pas été sélectionnée pour l’entretien.",
    "Le poste n’est plus d’actualité.",
];

/// What only sounds like a refusal.
const OTHERS: [&str; 29] = [
    "Hi all, the position of dispatcher has been filled by Kim. Please make her welcome.",
    "The role you saw has been filled, but we would like to interview you for another position.",
    "The role was on hold. It is now reopened, would you like to go on with the interviews?",
    "Whatever we decide about your application, we will let you know, even if it is a no.",
    "We keep the data of rejected applicants for six months after the position has been filled.",
    "As you asked, we have deleted your data. You will no longer be considered for jobs.",
    "Sorry to hear you were not selected for the job. Shall I pass on your resume here?",
    "The mail that your application was unsuccessful was sent in error.",
    "Dear all, due to the hiring freeze the open positions in your department are on hold.",
    "Your application has passed the first screening. We regret that we cannot give a date for the interview.",
    "We think we should pass on the first candidate. My vote is to hire the second.",
    "We're sorry you are withdrawing from the process, the role was not filled yet.",
    "Thank you for entering the ballot. You were not selected for the evening with the author.",
    "We are unable to offer you admission to our school. Many applicants were stronger.",
    "The mock interview slot was cancelled; unfortunately the career centre is closed.",
    "Tuesday is not going to work for the interview, is Thursday fine?",
    "The date is not suitable for the interview panel. Which other day could you do?",
    "We promote from within! Apply for a job in our stores today.",
    "Are you looking for a job below market level? Our careers blog has advice.",
    "We need your licence. Without it we will not be able to offer you the job.",
    "The recruitment portal is down. Unfortunately you cannot apply for a job today.",
    "Late submissions will not be considered. Your test for the job is due on Friday.",
    "Your second application was rejected as a duplicate, the first one for this job is active.",
    "Unfortunately we cannot accept resumes for this job by email.",
    "Should I not be selected for the job, I would like to hear why.",
    "Unvollständige Bewerbungen werden nicht berücksichtigt.",
    "Ihre Bewerbung um einen Studienplatz war nicht erfolgreich.",
    "Les candidatures incomplètes ne seront pas retenues pour le poste.",
    "Votre demande de visa a été refusée, malgré votre emploi.",
];

#[test]
fn every_family_of_refusals_is_known() {
    let missed: Vec<_> = REFUSALS
        .iter()
        .map(|text| (text, suggested(text)))
        .filter(|(_, found)| found.ending.is_none())
        .map(|(text, found)| (text, found.phrases))
        .collect();
    assert!(missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), REFUSALS.len());
}

#[test]
fn what_only_sounds_like_a_refusal_is_none() {
    let mistaken: Vec<_> = OTHERS
        .iter()
        .map(|text| (text, suggested(text)))
        .filter(|(_, found)| found.ending.is_some())
        .map(|(text, found)| (text, found.phrases))
        .collect();
    assert!(mistaken.is_empty(), "{} of {}: {mistaken:#?}", mistaken.len(), OTHERS.len());
}

#[test]
fn a_role_that_will_not_be_filled_is_closed() {
    for text in [
        "The posting for a tram driver has been withdrawn.",
        "We have concluded our search, as the budget for the role was cut.",
        "All hiring has been halted.",
        "The tram driver position you applied for in our depot in Leeds will not be filled.",
    ] {
        assert_eq!(suggested(text).ending, Some(Ending::Closed), "{text}");
    }
}

#[test]
fn numbers_and_levels_are_no_employers() {
    let signed =
        suggested("We chose another candidate.\n\nDana Ruiz\nTalent Partner\n+44 20 5550 0100\nShe/her");
    assert_eq!(signed.company, None);
    let level = suggested("We chose another candidate in the Clerk II recruitment.");
    assert_eq!((level.company, level.role.as_deref()), (None, Some("Clerk II")));
}

#[test]
fn roles_are_named_in_many_ways() {
    for (text, role) in [
        ("We have closed our search for a Tram Driver.", "Tram Driver"),
        ("The requisition for Tram Driver has been cancelled.", "Tram Driver"),
        ("Thank you for your interest in becoming a Tram Driver with Acme.", "Tram Driver"),
        ("You were not successful in our Tram Driver programme.", "Tram Driver"),
        ("We have completed our review for Tram Driver.", "Tram Driver"),
        ("I appreciate you writing regarding the Tram Driver job.", "Tram Driver"),
    ] {
        let found = suggested(text).role;
        assert_eq!(found.as_deref(), Some(role), "{text}");
    }
}
