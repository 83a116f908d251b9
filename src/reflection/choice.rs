//! Which questions suit a case.

use super::{SHORT, Scope};
use crate::case::Case;
use crate::event::Ending;
use crate::prompts::{Prompts, Question, Topic};

/// A question to be asked.
pub(super) struct Asked<'a> {
    pub(super) topic: &'a Topic,
    pub(super) question: &'a Question,
    /// Whether an action aims at it, so that it gives way last.
    pub(super) watched: bool,
}

/// Takes questions out until [`SHORT`] are left, never of a topic that closes the reflection: from the end, a
/// built-in topic's before one's own; the last of a topic, and what an action aims at, only when nothing else is
/// left.
pub(super) fn shorten(asked: &mut Vec<Asked<'_>>) {
    while asked.len() > SHORT {
        let spare = |own: bool| {
            asked.iter().rposition(|it| {
                let of_topic = asked.iter().filter(|other| other.topic.name == it.topic.name).count();
                !it.topic.ask.last && !it.watched && it.topic.own.is_some() == own && of_topic > 1
            })
        };
        let spare = spare(false).or_else(|| spare(true));
        let spare = spare.or_else(|| asked.iter().rposition(|it| !it.topic.ask.last && !it.watched));
        let Some(spare) = spare.or_else(|| asked.iter().rposition(|it| !it.topic.ask.last)) else { break };
        asked.remove(spare);
    }
}

/// Whether the question about control is to be asked: the case ended in a no or a closing, and it was not said.
pub(super) fn asks_control(case: &Case, topic: &Topic, question: &Question) -> bool {
    let ended = matches!(case.ending(), Some(Ending::Rejected | Ending::NoReply | Ending::Closed));
    ended && case.control(&topic.name, &question.id).is_none()
}

pub(super) fn topics<'a>(case: &Case, scope: Scope<'a>, prompts: &'a Prompts) -> Vec<&'a Topic> {
    let (furthest, ending) = (case.furthest(), case.ending());
    let all = prompts.topics().iter();
    match scope.topic {
        None => all.filter(|topic| topic.fits(furthest, ending)).collect(),
        Some(only) => {
            let closing = all.filter(|topic| topic.ask.last && topic.name != only.name);
            let closing = closing
                .filter(|topic| topic.fits(furthest, ending) && !case.is_reflected_on() && !only.ask.last);
            std::iter::once(only).chain(closing).collect()
        }
    }
}
