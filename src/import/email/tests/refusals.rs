use super::{phrases, suggested, today};
use crate::event::Ending;
use crate::import::email::{Message, Speaks, suggest};

const REJECTED: [&str; 119] = [
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
    "It was kind of you to think of us. We have gone through your background and qualifications and find that we do not have a suitable opening for you at this time.",
    "Hi Jamie, after speaking with the team, we've made the decision to go in another direction. Thanks for your interest in the position.",
    "We've had a chance to review your application and, while we think your experience is great, it isn't what we're looking for at the moment.",
    "Thanks so much for your interest in the opening. We're only considering local candidates at this time, so we won't be able to move forward.",
    "It is with regret that we must inform you that your application will not be taken further.",
    "We will not be considering your application further for this role.",
    "We are unable to progress your application on this occasion.",
    "I'm afraid you haven't made it through to the next round.",
    "While we won't be moving forward with you at this time, please stay in touch!",
    "Your candidature has not been retained.",
    "We appreciate you taking the time to apply. Unfortunately you were not selected to move forward in the process.",
    "Our team reviewed your application and we're not able to move you forward to the next step.",
    "We appreciate the time you invested. We have chosen to move ahead with another applicant who better fits our current needs.",
    "sorry the position is already filled, thanks for applying",
    "We have decided not to continue your candidacy.",
    "Unfortunately we have decided to not proceed with your application.",
    "we have decided to go ahead with other applicants at this point",
    "Thank you for applying. At this time your application will not be moving forward.",
    "You were not selected for this position. You can see the status of your application in the portal.",
    "We've concluded our search and have hired a candidate for the role.",
    "We won't be able to invite you to the next phase of our hiring process.",
    "This time, we have decided to invite other candidates to interview.",
    "We interviewed many talented people and unfortunately could only select one. We wish you luck in your job search.",
    "Your application for the above position was unsuccessful.",
    "You did not pass the technical assessment, so we can't continue with your application.",
    "Thank you for your interest. We've now closed applications and have shortlisted other candidates for interview.",
    "Unfortunately, you have not been chosen for an interview.",
    "We regret that we're unable to consider you for the role.",
    "Your application has been reviewed, and the employer has decided not to move forward.",
    "Dear Candidate, We appreciate your interest in our company and the time you have invested in applying. We ended up moving forward with another candidate, but we'd like to thank you for talking to our team.",
    "Thank you for applying for our Marketing Associate position. We've reviewed your application materials carefully, and we're excited that you're interested. However, your profile does not quite match the requirements for the role, so we won't be able to invite you for an interview.",
    "It was a pleasure meeting you. Our team was impressed with your skills; however, at this time we have extended an offer to a candidate whose background is a little closer to what we want.",
    "After an in-depth review, it was determined that you will not be moved to the next stage of the selection process.",
    "Hello, I hope you're well. I'm getting in touch about the internship. We had a large number of applicants this year and I'm sorry to say you haven't been offered a place.",
    "We carefully considered your application but must inform you that you are not on the shortlist.",
    "We have now completed the shortlisting for this vacancy and you have not been called for interview.",
    "Your application did not make it to the interview stage.",
    "After careful thought we don't see a fit right now, but we will keep your profile in our talent pool.",
    "Thank you for your interest in working here. Your application has been carefully reviewed and we've decided to move forward with candidates that are a stronger fit.",
    "Unfortunately, we've decided to keep looking for this role.",
    "I'm writing to let you know that we've decided to go a different way with this hire.",
    "Apologies for the delay. The position went to an internal applicant.",
    "Your skills and experience are strong, but not a match for what we need on this team today, so we are closing out your application.",
    "We have reviewed your application but have not selected you to move ahead.",
    "We're unable to proceed with your application because we do not sponsor visas for this role.",
    "Because you don't currently have the right to work in Germany, we can't consider your application for this position.",
    "We aren't able to offer you the job because your salary expectation exceeds our budget.",
    "After reviewing the test results, we will unfortunately have to end your application process here.",
    "After the on-site we debated at length; in the end the answer is no. I'm sorry, I know how much work you put into the interviews.",
    "Hi Pat, it's a no from the hiring manager I'm afraid. I'll keep you in mind for other roles.",
    "You have not been successful in your application for the role of Teaching Assistant.",
    "We will not be making you an offer.",
    "We decided that we will not continue the interview process with you.",
    "Thank you for the interview. We opted for a candidate with a stronger background in finance.",
    "Your candidacy for Barista is no longer active.",
    "While your resume is impressive, there are other candidates whose experience better meets our needs.",
    "Unfortunately we've had to turn down many excellent applicants, and yours was among the applications we turned down.",
    "We've decided to limit our interviews to candidates with a PhD, so we won't be inviting you this time.",
    "The recruitment team regrets that you cannot be considered for this vacancy.",
    "We won't be extending you an offer for the role.",
    "Sehr geehrte Frau Beck, vielen Dank für Ihre Bewerbung. Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben.",
    "Wir bedauern, Ihre Bewerbung nicht berücksichtigen zu können, und wünschen Ihnen für Ihre Zukunft alles Gute.",
    "Leider ist die Stelle inzwischen besetzt.",
    "Nous vous remercions de votre candidature. Malheureusement, nous ne pouvons pas donner une suite favorable à celle-ci.",
    "Nous avons le regret de vous informer que votre candidature n’a pas été retenue pour ce poste.",
    "Thank you for taking the time to complete your application. We have decided to move forward with other candidates. You may withdraw your application from other jobs, or view your application, at any time.",
    "I did not make this decision lightly, but we will not be moving forward with your application.",
    "While you may be a great fit elsewhere, we have decided not to proceed with you for this role.",
    "We are not able to move forward with your interview process.",
    "When we reviewed the applications, we chose candidates with more relevant experience for this post.",
];

const CLOSED: [&str; 22] = [
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
    "The company has put all recruitment on hold, so the interview process ends here. Apologies.",
    "We're no longer moving forward with hiring for this position.",
    "We have decided to cancel the recruitment for this job.",
    "Due to changes in our business, this role has been closed and we won't be hiring.",
    "We have had to make the decision to stop recruiting for this position.",
    "As of today the role is no longer open. We are sorry for any inconvenience.",
    "We have withdrawn this vacancy following a review of our staffing needs.",
    "The project lost its funding, so the post will not be filled.",
    "Due to COVID we've paused our hiring until next year, and all open roles have been withdrawn.",
    "We've had a change of plans internally and won't be hiring for the designer role after all.",
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
