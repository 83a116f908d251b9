//! An event in words.

use super::{Ending, Event, Heard, Kind, Reason, Sender};
use crate::text::one_line;

impl Event {
    /// What happened, in a few words of one line: `rejected at interview 2, by email`.
    #[must_use]
    pub fn told(&self) -> String {
        let mut told = match (self.kind, &self.topic) {
            (Kind::Ended(ending), _) => Ending::said(ending).to_owned(),
            (Kind::Advanced, _) => "got to".to_owned(),
            (Kind::Reflected, Some(topic)) => format!("thought through: {}", one_line(topic)),
            (Kind::FeedbackAsked, _) => "asked for feedback".to_owned(),
            (Kind::FollowedUp, _) => "followed up".to_owned(),
            (kind, _) => kind.word().to_owned(),
        };
        if let Some(place) = self.place() {
            told.push_str(if self.kind == Kind::Advanced { " " } else { " at " });
            told.push_str(&place);
        }
        let heard = self.heard.map(|heard| match heard {
            Heard::InPerson => "in person".to_owned(),
            Heard::Portal => "on the portal".to_owned(),
            heard => format!("by {heard}"),
        });
        let sender = self.sender.map(|sender| match sender {
            Sender::Automated => "automated".to_owned(),
            Sender::Template => "a template".to_owned(),
            Sender::Person => "from a person".to_owned(),
        });
        let to = self.to.as_ref().map(|to| format!("to {}", one_line(to)));
        let from = self.from.as_ref().map(|from| format!("from {}", one_line(from)));
        for more in [heard, sender, to, from].into_iter().flatten() {
            told.push_str(", ");
            told.push_str(&more);
        }
        told
    }

    /// The stage it names, with its round: `interview 2`.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        self.stage.map(|stage| match self.round {
            Some(round) => format!("{stage} {round}"),
            None => stage.to_string(),
        })
    }
}

impl Reason {
    /// The tag with its detail: `missing skill: Kubernetes`.
    #[must_use]
    pub fn told(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}: {detail}", self.tag),
            None => self.tag.clone(),
        }
    }
}
