use super::{phrases, today};
use crate::import::email::{Message, suggest};

const OTHERS: [&str; 116] = [
    // Receipts.
    "Thank you for applying to the Data Analyst role. We have received your application and will review it shortly. \
     If you are not selected, we will keep your resume on file.",
    "We received your application. Due to the volume of applications, only shortlisted candidates will be contacted.",
    "Unfortunately, due to the high volume of applications we are unable to respond to every applicant individually.",
    "Your application for Field Technician is under review. If you do not hear from us within three weeks, please \
     assume that you have not been successful on this occasion.",
    "Thanks for applying! Should we decide not to move forward, we will let you know by e-mail.",
    "We have not made a decision yet on whether to move forward with other candidates, and appreciate your patience.",
    "We got your resume. Candidates who are not selected for interview will not be contacted.",
    "Thank you for your application. The position closes on Friday; after that we will contact you about next steps.",
    "This is an automatic reply: your application was sent to the hiring team. Please do not reply to this email.",
    "Our review is taking longer than planned. Unfortunately we do not have an update on the role for you yet.",
    "A decision has not been reached. We will let you know whether we are going to proceed with your application.",
    // Invitations.
    "We would like to invite you to an interview for the Data Analyst position next Tuesday.",
    "Unfortunately we have to reschedule your interview, as the hiring manager is not available on Monday.",
    "Great news: you have been selected for the next round! Please pick a time for a call.",
    "Unfortunately I can't make our interview tomorrow, could we move it to Thursday?",
    "We are sorry for the late notice, but the interviewer is ill and we need to postpone the interview. We would \
     still love to speak to you about the role.",
    "Please complete the coding challenge by Friday. We cannot proceed with your application without it.",
    "Your interview is confirmed for 10 am. If you cannot attend, let us know and we will find another candidate slot.",
    "Hi Sam, I'm a recruiter and your background looks like a great fit for a role I am hiring for. Do you have time?",
    "We were unable to reach you by phone about the position. When is a good time to talk?",
    // Offers.
    "We are delighted to offer you the position of Data Analyst! We will not be interviewing other candidates.",
    "Congratulations! The team has decided to move forward with an offer. The offer letter is attached.",
    "Welcome to the team! Your start date is 1 December. Unfortunately your laptop will not arrive before the 3rd.",
    // One's own words.
    "Dear Dana, I regret to inform you that I have decided to withdraw my application, as I accepted another offer.",
    "Thank you for the offer. Unfortunately, I have decided not to accept the position and to pursue other roles. I \
     have to decline your offer.",
    "You have withdrawn your application for the Data Analyst role. It will no longer be considered.",
    "We are sorry that you have decided to withdraw. As requested, your application has been withdrawn.",
    "Hey, I just got rejected by the bank after the final interview. They went with someone else. Beer tonight?",
    "Did you hear? My brother applied for that job and they chose another candidate. He is gutted.",
    "I applied there last spring and they told me the position had been filled. Good luck with yours!",
    // Incomplete.
    "Your application is incomplete. We are unable to proceed until you upload your resume.",
    "You started an application for Line Cook, but it has not been submitted. Complete your application today.",
    // Letters to everybody.
    "In this issue: what to say when a company has decided to move forward with other candidates. Read more tips for \
     your job search.",
    "Webinar: 5 signs that you will not be selected for the job, and what recruiters look for. Register now!",
    "12 new jobs for you in Berlin: Data Analyst, Office Manager. The job Field Technician is no longer available.",
    "Your job alert: 3 new roles match your search. Unfortunately, 2 jobs you saved have expired.",
    "Your application was viewed by the employer. You are one of 40 applicants for Data Analyst.",
    "Take a short survey about your candidate experience. We are sorry that we cannot offer a reward.",
    "Join us for our careers day! Unfortunately places are limited, so not everyone who registers can attend.",
    "Upgrade to premium to see whether you are among the top applicants for this job. Don't miss out.",
    // Other worlds.
    "Unfortunately this item is no longer available and your order has been cancelled. A refund is on its way.",
    "We regret that we are unable to approve your loan application at this time, because of your credit history.",
    "Thank you for applying for a credit card. Your application has been declined.",
    "Thanks for the pull request! We have decided not to merge it and to move forward with a different approach.",
    "Thank you for viewing the flat. The landlord has chosen another applicant. Good luck with your search!",
    "We regret to inform you that your manuscript was not selected; the reviewers felt it was not a good fit.",
    "The admissions committee is unable to offer you a place in the incoming class.",
    "Your visa application has been refused. You may apply again in the future.",
    "Unfortunately the concert has been cancelled. Tickets will be refunded.",
    "Sorry, we can't make it on Saturday. We decided to go with the other restaurant.",
    "Lunch? I can't do Tuesday, unfortunately.",
    "Your subscription could not be renewed. Unfortunately, your payment was declined.",
    // Of all kinds.
    "Thanks for applying! Our team will review your application and if your skills match the requirements we will be in touch.",
    "Hi, following up on your interview. The team enjoyed talking with you, and we'd like to move forward to the final round.",
    "We're moving forward with your application and would like to schedule a phone screen.",
    "Please note that we are not able to accept applications by email. Apply via our website for the position.",
    "Your assessment is due tomorrow. If you don't complete it, you will not be able to move forward in the process.",
    "Due to unforeseen circumstances we cannot hold the interview on Tuesday. Are you free on Wednesday?",
    "We noticed you have not finished your application. Positions fill quickly, finish today!",
    "We need your references before we can proceed with your offer.",
    "Unfortunately the role is on-site only. Is that okay for you? If so I'd like to set up an interview.",
    "Sorry I missed your call about the job. I can talk tomorrow.",
    "You have been shortlisted! Other candidates were not as strong.",
    "Our records show you have not uploaded your transcript; we can't consider your application until then.",
    "Job fair on Saturday: meet recruiters. Unfortunately parking is not available.",
    "You're invited to complete a video interview. If you choose not to proceed, let us know.",
    "We are sorry to tell you that your claim has been declined.",
    "Our team decided to go with another vendor for the printing job. Thanks for your quote.",
    "Your rental application was not approved.",
    "Hi Mom, I didn't get the job. They went with somebody else.",
    "Could you review the resumes of the three candidates? I think we should not move forward with the second one.",
    "Thanks for your interest in our product. Unfortunately we don't offer a free trial.",
    "We got your questions about the role. No, the position is not remote.",
    "I'd like to introduce you to the hiring manager; she couldn't join us last time.",
    "You are a strong candidate and we would like to keep you in the process while we interview others.",
    "Unfortunately, the training course has been cancelled and you will be refunded.",
    "The meeting has been cancelled as the team decided to move forward without it.",
    "Thank you for applying. Only applicants who meet the requirements will be contacted for an interview.",
    "Applications that do not meet the minimum requirements will not be considered.",
    "Your application has moved to the next stage. Not everyone gets this far!",
    "We would like to offer you an interview. If you are unable to attend, please contact us.",
    "I have not forgotten about your application; we simply have not had time to review other candidates yet.",
    "We are considering you alongside other candidates and will make a decision soon.",
    "We are pleased to inform you that we have selected you for the position.",
    "Your interview is over; the recruiter will tell you whether you will be moving forward.",
    "We are not able to share the interview questions in advance.",
    "We'd love to have you interview. We are not able to reimburse travel, unfortunately.",
    "Please complete the attached form so that we do not have to reject your application.",
    "Candidates will not be able to change their answers after submitting the assessment.",
    "We have decided to extend the application deadline for this position.",
    "Unfortunately the job posting contained an error: the salary is 40k, not 50k. Do you wish to continue with your application?",
    "The hiring manager is on vacation and has not been able to review the candidates.",
    "Unfortunately we can't move forward until we have your signed NDA. The role is still yours.",
    "Applications for the role have closed and we are now screening candidates.",
    "Thanks for the referral! We've decided to interview your friend for the role.",
    "Your account has been closed because of inactivity. Unfortunately your saved jobs were deleted.",
    "We won't be needing you this Saturday, the shift was cancelled.",
    "Your timesheet was rejected by your manager.",
    "Your leave application has been declined. Please speak to HR.",
    "Your expense claim was not approved.",
    "The vendor was not selected. Thank you for your bid.",
    "Unfortunately your appointment with the dentist has been cancelled.",
    "We regret to announce that flight BA12 has been cancelled.",
    "Dear customer, your application for a new account was not successful.",
    "Your proposal was not selected for funding; the grant panel had many strong applications.",
    "Your request to join the group was declined.",
    "We have chosen another team name.",
    "Hi all, we've hired a new office manager! Please welcome Kim to the team.",
    "Our careers newsletter: why candidates are rejected, and how to land your next role.",
    "To everyone who applied for a parking spot: all spots have been filled.",
    "Vielen Dank für Ihre Bewerbung. Wir prüfen Ihre Unterlagen; sollten wir Sie nicht berücksichtigen können, melden wir uns.",
    "Leider ist der Artikel nicht mehr verfügbar, wir haben Ihre Bestellung storniert.",
    "Nous avons bien reçu votre candidature. Sans réponse sous trois semaines, votre candidature n’aura pas été retenue.",
    "Dear hiring manager, thank you for the opportunity. After careful consideration, I have decided to pursue another opportunity and will not be moving forward with the interview process.",
    "Dear team, I was sorry to hear that I was not selected for the role. Would you be willing to share feedback about my interview?",
    "The scholarship committee has selected other applicants for this year's award. We regret we cannot support your studies.",
];

#[test]
fn what_is_no_refusal_is_never_taken_for_one() {
    let phrases = phrases();
    let mut wrong = Vec::new();
    for text in OTHERS {
        let message = Message::read(text.as_bytes()).expect("a message");
        let suggestion = suggest(&message, &phrases, today());
        if suggestion.ending.is_some() {
            wrong.push((text, suggestion.phrases));
        }
        assert_eq!(suggestion.ending.is_none(), suggestion.said.is_empty(), "{text}");
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), OTHERS.len());
}
