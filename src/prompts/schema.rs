//! The shape of a question set on disk, checked as it is read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::event::Stage;

use super::{Collects, Kind, Moment, Occasion, Question, Topic};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicKeys {
    topic: String,
    title: String,
    #[serde(default)]
    ask: Occasion,
    #[serde(default = "at_stage")]
    moment: Moment,
    questions: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionKeys {
    id: String,
    ask: String,
    #[serde(default)]
    kind: KindWord,
    choices: Option<Vec<String>>,
    suggestions: Option<Vec<String>>,
    #[serde(default)]
    core: bool,
    from: Option<Stage>,
    #[serde(default)]
    concern: Vec<String>,
    #[serde(rename = "try")]
    hint: Option<String>,
    fills: Option<Fills>,
    collects: Option<Collects>,
    source: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KindWord {
    YesNo,
    Scale,
    Choice,
    #[default]
    Text,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fills {
    Control,
}

fn at_stage() -> Moment {
    Moment::Stage
}

impl TryFrom<TopicKeys> for Topic {
    type Error = String;

    fn try_from(keys: TopicKeys) -> Result<Self, String> {
        if !is_name(&keys.topic) {
            return Err(format!(
                "topic: '{}' is not a name of lower-case letters, digits and dashes",
                keys.topic
            ));
        }
        if keys.questions.is_empty() {
            return Err("questions: at least one is expected".to_owned());
        }
        for (at, question) in keys.questions.iter().enumerate() {
            if keys.questions[..at].iter().any(|other| other.id == question.id) {
                return Err(format!("questions: the id '{}' stands here twice", question.id));
            }
        }
        Ok(Self {
            name: keys.topic,
            title: keys.title,
            ask: keys.ask,
            moment: keys.moment,
            questions: keys.questions,
            own: None,
        })
    }
}

impl TryFrom<QuestionKeys> for Question {
    type Error = String;

    fn try_from(keys: QuestionKeys) -> Result<Self, String> {
        if !is_name(&keys.id) {
            return Err(format!("id: '{}' is not a name of lower-case letters, digits and dashes", keys.id));
        }
        if keys.ask.trim().is_empty() || keys.ask.contains('\n') {
            return Err(format!("ask: the question '{}' needs one line of words", keys.id));
        }
        let kind = match (keys.kind, keys.choices, keys.suggestions) {
            (KindWord::Choice, Some(choices), None) if !choices.is_empty() => Kind::Choice(choices),
            (KindWord::Choice, _, _) => {
                return Err(format!("choices: the question '{}' is of kind choice and needs some", keys.id));
            }
            (_, Some(_), _) => {
                return Err(format!("choices: the question '{}' is not of kind choice", keys.id));
            }
            (KindWord::Text, None, suggestions) => Kind::Text(suggestions.unwrap_or_default()),
            (_, None, Some(_)) => {
                return Err(format!("suggestions: the question '{}' is not of kind text", keys.id));
            }
            (KindWord::YesNo, None, None) => Kind::YesNo,
            (KindWord::Scale, None, None) => Kind::Scale,
        };
        let question = Self {
            kind,
            id: keys.id,
            ask: keys.ask,
            core: keys.core,
            from: keys.from,
            concern: keys.concern,
            hint: keys.hint,
            fills_control: keys.fills.is_some(),
            collects: keys.collects,
            source: keys.source,
        };
        match question.concern.iter().find(|concern| !question.options().contains(concern)) {
            Some(concern) => {
                let expected = match question.kind {
                    Kind::Text(_) => "a text has none".to_owned(),
                    _ => format!("expected some of {}", question.options().join(", ")),
                };
                Err(format!("concern: '{concern}' is no answer to '{}'; {expected}", question.id))
            }
            None => Ok(question),
        }
    }
}

impl<'de> Deserialize<'de> for Topic {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_map(Checked::<TopicKeys, Self>(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Question {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_map(Checked::<QuestionKeys, Self>(PhantomData))
    }
}

/// Reads a mapping as `K` and makes it a `T`; what fails is placed at that very mapping.
struct Checked<K, T>(PhantomData<(K, T)>);

impl<'de, K: Deserialize<'de>, T: TryFrom<K, Error = String>> Visitor<'de> for Checked<K, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::try_from(K::deserialize(MapAccessDeserializer::new(map))?).map_err(A::Error::custom)
    }
}

pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::Prompts;
    use crate::error::Error;

    #[test]
    fn a_mistake_in_a_set_is_named_with_its_place() {
        let head = "topic: fit\ntitle: T\nquestions:\n";
        for (text, expected) in [
            (
                format!("{head}- id: a\n  ask: A?\n- id: b\n  ask: B?\n  kind: yesno\n"),
                "line 8, column 9: questions[1].kind: there is no word 'yesno', expected one of 'yes-no', 'scale', \
                 'choice', 'text'",
            ),
            (
                format!("{head}- id: a\n  ask: A?\n  kind: yes-no\n  concern: [never]\n"),
                "line 4, column 3: questions[0]: concern: 'never' is no answer to 'a'; expected some of yes, partly, no",
            ),
            (
                format!("{head}- id: a\n  ask: A?\n  asks: B?\n"),
                "line 6, column 3: questions[0]: there is no key 'asks', expected one of 'id', 'ask', 'kind', 'choices', \
                 'suggestions', 'core', 'from', 'concern', 'try', 'fills', 'collects', 'source'",
            ),
            (
                "topic: mit\ntitle: T\nquestions:\n- id: a\n  ask: A?\n".to_owned(),
                "line 1, column 1: topic: 'mit' stands in a file of another name",
            ),
        ] {
            let error = Prompts::new(vec![(PathBuf::from("prompts/fit.yaml"), text)]).expect_err(expected);
            let Error::Malformed { source, .. } = error else { panic!("{error}") };
            assert_eq!(source.to_string(), expected);
        }
    }
}
