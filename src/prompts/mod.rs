//! Question sets: the built-in ones and the user's own. They are data.

mod called;
mod schema;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

use crate::error::Error;
use crate::event::{Ending, Stage};
use crate::journal::Malformed;
use crate::journal::format::one;
pub use called::NoQuestion;

pub(crate) use schema::is_name;

/// The built-in sets by topic, in the order they are asked.
const BUILT_IN: [(&str, &str); 9] = [
    ("resume", include_str!("../../prompts/resume.yaml")),
    ("cover-letter", include_str!("../../prompts/cover-letter.yaml")),
    ("screen", include_str!("../../prompts/screen.yaml")),
    ("assessment", include_str!("../../prompts/assessment.yaml")),
    ("interview", include_str!("../../prompts/interview.yaml")),
    ("follow-up", include_str!("../../prompts/follow-up.yaml")),
    ("fit", include_str!("../../prompts/fit.yaml")),
    ("lessons", include_str!("../../prompts/lessons.yaml")),
    ("strategy", include_str!("../../prompts/strategy.yaml")),
];

/// What may be said of the stage where most cases stop, by stage.
const BOTTLENECKS: &str = include_str!("../../prompts/bottlenecks.yaml");

/// The sentence or two that go with the stage where most cases stop.
#[must_use]
pub fn advice(stage: Stage) -> String {
    #[derive(Deserialize)]
    struct Advice {
        say: String,
    }
    let all: BTreeMap<String, Advice> = serde_yaml::from_str(BOTTLENECKS).unwrap_or_default();
    all.get(stage.word()).map(|advice| advice.say.clone()).unwrap_or_default()
}

/// All topics, in the order they are asked.
#[derive(Clone, Debug)]
pub struct Prompts {
    topics: Vec<Topic>,
}

/// The questions on one topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name, which is also that of its file.
    pub name: String,
    /// How it is headed.
    pub title: String,
    /// When it is asked by itself.
    pub ask: Occasion,
    /// When the thing it asks about was done.
    pub moment: Moment,
    /// Its questions, the short form first.
    pub questions: Vec<Question>,
    /// The user's own file it came from, relative to the journal; none for a built-in one.
    pub own: Option<PathBuf>,
}

/// The cases a topic belongs to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Occasion {
    /// Furthest stages after which it is asked, unless the case ended by something else than a no.
    pub stages: Vec<Stage>,
    /// Endings after which it is asked, whatever the stage.
    pub endings: Vec<Ending>,
    /// Whether it closes every reflection.
    pub last: bool,
}

/// When the thing a topic asks about was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// When the application went out.
    Applied,
    /// At the stage itself.
    Stage,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name within the topic, which never changes its meaning.
    pub id: String,
    /// The question as it is asked.
    pub ask: String,
    /// What may be answered.
    pub kind: Kind,
    /// Whether the short form asks it.
    pub core: bool,
    /// The stage a case must have got to for it to make sense.
    pub from: Option<Stage>,
    /// The answers that point at something to work on.
    pub concern: Vec<String>,
    /// What one could do about such an answer.
    pub hint: Option<String>,
    /// Whether its answer says if it lay within one's control.
    pub fills_control: bool,
    /// The list its answers form over time.
    pub collects: Option<Collects>,
    /// The article it comes from, for a built-in one.
    pub source: Option<String>,
}

/// What may be answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// yes, partly, no
    YesNo,
    /// 1 to 5
    Scale,
    /// One of these.
    Choice(Vec<String>),
    /// Any text; these are offered.
    Text(Vec<String>),
}

/// A list that answers form over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Collects {
    /// What went well.
    Strengths,
    /// What one would change; the suggestions are the ways to say nothing.
    Changes,
    /// Skills that could not be shown.
    SkillGaps,
}

impl Question {
    /// The answers one may choose from; none for a text.
    #[must_use]
    pub fn options(&self) -> Vec<String> {
        match &self.kind {
            Kind::YesNo => ["yes", "partly", "no"].map(str::to_owned).to_vec(),
            Kind::Scale => ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec(),
            Kind::Choice(choices) => choices.clone(),
            Kind::Text(_) => Vec::new(),
        }
    }

    /// The answer as the journal keeps it: an option however it is spelt (`y`, `true`, `Partly`), a text to
    /// the letter.
    ///
    /// # Errors
    /// What was answered and what would do.
    pub fn accept(&self, answer: &str) -> Result<String, String> {
        let options = self.options();
        if options.is_empty() {
            return Ok(answer.to_owned());
        }
        let typed = answer.trim().to_lowercase();
        let typed = match (typed.as_str(), &self.kind) {
            ("true", _) | ("y", Kind::YesNo) => "yes",
            ("false", _) | ("n", Kind::YesNo) => "no",
            ("p", Kind::YesNo) => "partly",
            (typed, _) => typed,
        };
        let chosen = options.iter().find(|option| option.to_lowercase() == typed);
        chosen.cloned().ok_or_else(|| format!("'{answer}' is none of {}", options.join(", ")))
    }

    /// Whether the answer points at something to work on.
    #[must_use]
    pub fn is_concern(&self, answer: &str) -> bool {
        self.accept(answer).is_ok_and(|answer| self.concern.contains(&answer))
    }
}

impl Topic {
    /// Reads one question set.
    fn read(text: &str, own: Option<PathBuf>) -> Result<Self, Malformed> {
        let topic: Self = one(text)?;
        Ok(Self { own, ..topic })
    }

    /// The questions of the short form: the core ones, or all where none is core.
    #[must_use]
    pub fn short(&self) -> Vec<&Question> {
        let core: Vec<&Question> = self.questions.iter().filter(|question| question.core).collect();
        if core.is_empty() { self.questions.iter().collect() } else { core }
    }

    /// Whether it belongs to a case that got this far and, if it ended, ended so.
    #[must_use]
    pub fn fits(&self, furthest: Stage, ending: Option<Ending>) -> bool {
        let by_ending = ending.is_some_and(|ending| self.ask.endings.contains(&ending));
        let by_stage = ending.is_none_or(Ending::is_stop) && self.ask.stages.contains(&furthest);
        by_ending || by_stage
    }
}

impl Prompts {
    /// The built-in sets with the user's own: one of a known name replaces the built-in one, a new name adds a
    /// topic. `own` holds file and text of each.
    ///
    /// # Errors
    /// [`Error::Malformed`] with the file, the place and what was expected.
    pub fn new(own: Vec<(PathBuf, String)>) -> Result<Self, Error> {
        let malformed = |file: PathBuf| |source| Error::Malformed { file, source, handle: None };
        let mut topics = Vec::new();
        for (name, text) in BUILT_IN {
            topics.push(Topic::read(text, None).map_err(malformed(PathBuf::from(format!("{name}.yaml"))))?);
        }
        let mut added = 0;
        for (file, text) in own {
            let topic = Topic::read(&text, Some(file.clone())).map_err(malformed(file.clone()))?;
            if file.file_stem().and_then(|stem| stem.to_str()) != Some(&topic.name) {
                let problem = format!("topic: '{}' stands in a file of another name", topic.name);
                return Err(malformed(file)(Malformed { line: 1, column: 1, problem }));
            }
            if let Some(known) = topics.iter_mut().find(|known| known.name == topic.name) {
                *known = topic;
            } else {
                // Before `lessons`, which closes a reflection.
                topics.insert(BUILT_IN.len() - 2 + added, topic);
                added += 1;
            }
        }
        Ok(Self { topics })
    }

    /// The topics in the order they are asked.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic of that name.
    #[must_use]
    pub fn topic(&self, name: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.name == name)
    }

    /// Every question with its topic.
    pub fn questions(&self) -> impl Iterator<Item = (&Topic, &Question)> {
        self.topics.iter().flat_map(|topic| topic.questions.iter().map(move |question| (topic, question)))
    }

    /// The question `topic/id`.
    #[must_use]
    pub fn question(&self, path: &str) -> Option<(&Topic, &Question)> {
        let (topic, id) = path.split_once('/')?;
        self.questions().find(|(known, question)| known.name == topic && question.id == id)
    }

    /// The question whose answer says if it lay within one's control.
    #[must_use]
    pub fn control(&self) -> Option<(&Topic, &Question)> {
        self.questions().find(|(_, question)| question.fills_control)
    }

    /// The text of a built-in set, to copy and change.
    #[must_use]
    pub fn built_in(name: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YesNo => f.pad("yes, partly, no"),
            Self::Scale => f.pad("1 to 5"),
            Self::Choice(choices) => f.pad(&choices.join(", ")),
            Self::Text(_) => f.pad("a text"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Prompts {
        Prompts::new(Vec::new()).expect("the built-in sets")
    }

    #[test]
    fn each_topic_asks_what_the_design_counts() {
        let counts: Vec<(String, usize)> = built_in()
            .topics()
            .iter()
            .map(|topic| (topic.name.clone(), topic.questions.iter().filter(|it| it.core).count()))
            .collect();
        let expected = [
            ("resume", 3),
            ("cover-letter", 2),
            ("screen", 3),
            ("assessment", 3),
            ("interview", 4),
            ("follow-up", 2),
            ("fit", 2),
            ("lessons", 3),
            ("strategy", 0),
        ];
        assert_eq!(counts, expected.map(|(name, n)| (name.to_owned(), n)));
    }

    #[test]
    fn each_question_is_short_sourced_and_has_a_way_out_of_each_concern() {
        for (topic, question) in built_in().questions() {
            let name = format!("{}/{}", topic.name, question.id);
            assert!((4..=8).contains(&topic.questions.len()), "{name}");
            assert!(question.ask.chars().count() <= 80, "{name}");
            assert_eq!(question.concern.is_empty(), question.hint.is_none(), "{name}");
            let source = question.source.as_deref().expect(&name);
            assert!(["000", "001", "002", "003", "004"].contains(&source), "{name}");
        }
    }

    #[test]
    fn only_lessons_closes_and_only_one_question_fills_control() {
        let prompts = built_in();
        let last: Vec<&str> =
            prompts.topics().iter().filter(|topic| topic.ask.last).map(|topic| topic.name.as_str()).collect();
        assert_eq!(last, ["lessons"]);
        assert_eq!(prompts.questions().filter(|(_, question)| question.fills_control).count(), 1);
    }

    #[test]
    fn topics_fit_as_the_design_says() {
        let names = |furthest, ending| -> String {
            let prompts = built_in();
            let fits = prompts.topics().iter().filter(|topic| topic.fits(furthest, ending));
            fits.map(|topic| topic.name.as_str()).collect::<Vec<_>>().join(" ")
        };
        let no = Some(Ending::Rejected);
        assert_eq!(names(Stage::Application, no), "resume cover-letter fit lessons");
        assert_eq!(names(Stage::Screen, no), "screen follow-up fit lessons");
        assert_eq!(names(Stage::Assessment, no), "assessment follow-up fit lessons");
        for late in [Stage::Interview, Stage::Final, Stage::Offer] {
            assert_eq!(names(late, no), "interview follow-up fit lessons");
        }
        assert_eq!(
            names(Stage::Application, Some(Ending::NoReply)),
            "resume cover-letter follow-up fit lessons"
        );
        for ending in [Ending::Withdrew, Ending::Declined, Ending::Closed, Ending::Accepted] {
            assert_eq!(names(Stage::Interview, Some(ending)), "fit lessons");
        }
        assert_eq!(names(Stage::Screen, None), "screen follow-up fit lessons");
    }

    #[test]
    fn there_is_something_to_say_of_every_stage() {
        for stage in Stage::ALL {
            assert!((40..=260).contains(&advice(*stage).len()), "{stage}: {}", advice(*stage).len());
        }
    }

    #[test]
    fn a_set_of_ones_own_replaces_or_adds() {
        let own = |name: &str| {
            let text = format!("topic: {name}\ntitle: Mine\nquestions:\n- id: a\n  ask: How?\n");
            (PathBuf::from(format!("prompts/{name}.yaml")), text)
        };
        let prompts = Prompts::new(vec![own("fit"), own("sleep")]).expect("two sets");
        let names: Vec<&str> = prompts.topics().iter().map(|topic| topic.name.as_str()).collect();
        assert_eq!(
            names.join(" "),
            "resume cover-letter screen assessment interview follow-up fit sleep lessons strategy"
        );
        assert_eq!(prompts.topic("fit").map(|topic| topic.questions.len()), Some(1));
    }

    #[test]
    fn answers_are_taken_however_they_are_spelt() {
        let prompts = built_in();
        let (_, stories) = prompts.question("interview/stories").expect("a question");
        for (typed, kept) in [("Y", "yes"), ("true", "yes"), ("partly", "partly"), (" No ", "no")] {
            assert_eq!(stories.accept(typed).as_deref(), Ok(kept));
        }
        assert_eq!(stories.accept("maybe"), Err("'maybe' is none of yes, partly, no".to_owned()));
        assert!(stories.is_concern("false") && !stories.is_concern("yes"));
    }
}
