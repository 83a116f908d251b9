use super::{phrases, suggested, today};
use crate::event::Ending;
use crate::import::email::{Message, Speaks, suggest};

const REJECTED: [&str; 49] = [
    "Dear Sam, thank you for your application for the Data Analyst position. After careful consideration, we have \
     decided not to move forward with your application at this time. Kind regards, Dana",
    "Hi Sam, unfortunately we went with another candidate. Thanks for your time and good luck!",
    "Unfortunately the role has been filled. Best of luck with your search.",
    "We regret to inform you that your application has been unsuccessful on this occasion.",
    "Thank you for interviewing with us. While we enjoyed our conversation, we will be moving forward with other \
     candidates whose experience more closely matches our needs.",
    "After reviewing your résumé, we won’t be proceeding with your candidacy for this role.",
    "Dear applicant, you have not been selected for the Junior Developer position.",
    "Hello Sam, the team was impressed, but we've chosen someone with more experience in logistics for this position.",
    "We received an overwhelming number of applications, and we have decided to pursue other applicants.",
    "Sam, I wanted to get back to you quickly: we're not going to move ahead with your application.",
    "Although your background is impressive, we do not feel that you are the right fit for this role.",
    "Thank you for taking the time to complete the coding challenge. We're sorry to say that we will not be taking \
     your application further.",
    "The selection process was very competitive and you were not among the candidates we shortlisted.",
    "I'm sorry to let you know that we are unable to offer you the position of warehouse supervisor.",
    "Following the final round, the panel has decided to offer the job to another candidate.",
    "We have now completed our interviews and on this occasion you were not successful.",
    "Thanks for applying. We've decided to pass on your application for now, but we'd love to keep your resume on file.",
    "Your application is no longer under consideration for Requisition 4432, Field Technician.",
    "Due to the high volume of applications, we are not able to give individual feedback. We have decided to proceed \
     with other candidates. We wish you every success in your job search.",
    "It was a difficult decision, as we had many strong applicants, but we have selected an internal candidate.",
    "After much deliberation the hiring committee chose not to advance you to the next round of interviews.",
    "Unfortunately, your skills do not match the requirements of this vacancy.",
    "We appreciate your interest in the internship. Unfortunately, we cannot offer you a place this year.",
    "Thank you for your interest in joining our team. At this time we have chosen to continue with candidates who \
     have more relevant experience.",
    "Hi Sam,\nbad news I'm afraid. The client has decided to go with someone else for the contract role.\nCheers, Lee",
    "We will not be progressing your application any further. We appreciate the effort you put into the interview.",
    "As you know, competition for this post was fierce. Sadly we are unable to invite you to interview.",
    "Please note that the position you applied for has now been filled, and your application is closed.",
    "Thank you for your interest in a career with us. Regretfully, we are not moving forward with your candidacy.",
    "We have reviewed your profile against the requirements of the job, and regret that we cannot take your \
     application forward.",
    "You've not been shortlisted for interview on this occasion. We hope you will apply again.",
    "Hi! Quick update on the barista job: we hired somebody else. Sorry!",
    "Thank you for meeting with our engineers. We don't think it's the right match for this role right now, so we \
     won't be extending an offer.",
    "We are writing to let you know that the position of Finance Officer has been offered to another applicant.",
    "After careful review of all applications, yours was not selected for further consideration. Your application \
     was declined.",
    "While your qualifications are impressive, we have identified candidates who more closely fit this position.",
    "Unfortunately we are not able to progress with your application. If you have questions, do not hesitate to ask.",
    "Thank you for applying to be a line cook. We've filled the position. We will keep your details on file.",
    "We are sorry to inform you that we have to withdraw our offer of employment.",
    "As you were not selected for this role, we encourage you to apply for future openings with us.",
    "I regret that we will not be inviting you for an interview for the teaching assistant vacancy.",
    "The hiring manager has opted to move forward with a candidate who has deeper Kubernetes experience.",
    "Thanks for your patience. The team decided against moving forward with your application for the SRE role.",
    "Unfortunately, we had a very high number of strong applications for this role and we wish you success in your \
     future career.",
    "We appreciate you taking the assessment. Your score did not meet the requirements, so you will not proceed to \
     the next stage.",
    "Thank you for your application. We had to make some tough decisions and your profile was not retained for this \
     position.",
    "We've reached the end of the process, and even if this isn't the news you hoped for, we have decided to go \
     forward with another candidate for the role.",
    "If this email finds you still searching, know that we valued our chat; however, we will not be moving forward \
     with your application.",
    "This email is to confirm that we have rejected your application for the night shift job.",
];

const CLOSED: [&str; 12] = [
    "Due to a hiring freeze, we are no longer filling the Product Designer role.",
    "We wanted to let you know that this position has been put on hold until further notice.",
    "Unfortunately the vacancy you applied for has been cancelled.",
    "The job is no longer available. Thank you for applying.",
    "Because of budget cuts, the position was eliminated and we have paused hiring across the company.",
    "We've decided to close this requisition without making a hire. Thank you for interviewing.",
    "Thank you for applying. We have decided not to fill this role at this time.",
    "The search for a new office manager has been suspended, and we are not hiring for it this year.",
    "Following a reorganization the role no longer exists.",
    "The company has frozen all hiring, so we cannot continue with the interviews we had planned for the position.",
    "Sadly, we have had to put the analyst role on ice and thank you for your interest.",
    "The opening you applied for has been withdrawn.",
];

#[test]
fn a_no_reads_as_a_no() {
    let phrases = phrases();
    let mut wrong = Vec::new();
    let expected = REJECTED.iter().map(|text| (text, Ending::Rejected));
    for (text, ending) in expected.chain(CLOSED.iter().map(|text| (text, Ending::Closed))) {
        let message = Message::read(text.as_bytes()).expect("a message");
        let suggestion = suggest(&message, &phrases, today());
        if suggestion.ending != Some(ending) || suggestion.said.is_empty() {
            wrong.push((text, suggestion.ending, suggestion.phrases));
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), REJECTED.len() + CLOSED.len());
}

#[test]
fn the_sentence_that_says_no_is_given_to_the_letter() {
    let suggestion = suggested(
        "Dear Sam,\n\nThank you for coming in. We were impressed by your work. Unfortunately, “we’ve\n  decided” not to \
         move forward with\nyour application (this time). Please don't be discouraged!\n\nDana",
    );
    assert_eq!(
        suggestion.said,
        ["Unfortunately, “we’ve decided” not to move forward with your application (this time)."]
    );
    let no = suggestion.phrases.iter().find(|snippet| snippet.speaks == Speaks::No).expect("a no");
    assert_eq!(no.text, "decided” not to move forward");
}

#[test]
fn a_no_in_the_subject_is_enough() {
    let suggestion =
        suggested("Subject: Your application has been unsuccessful\n\nPlease see the portal for the job.");
    assert_eq!((suggestion.ending, suggestion.said), (Some(Ending::Rejected), Vec::new()));
}
