//! Which question is meant by a name.

use super::Prompts;
use crate::text::nearest;

/// Why no one question is meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoQuestion {
    /// None has that name.
    #[error("no question is called '{name}'{}", near.as_ref().map_or_else(String::new, |near| format!("; did you mean '{near}'?")))]
    Unknown {
        /// What was asked for.
        name: String,
        /// A name that comes near.
        near: Option<String>,
    },
    /// Several topics have one of that name.
    #[error("'{name}' is the name of several questions: {}", paths.join(", "))]
    Several {
        /// What was asked for.
        name: String,
        /// Each as `topic/id`.
        paths: Vec<String>,
    },
}

impl Prompts {
    /// Every question as `topic/id`.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        self.questions().map(|(topic, question)| format!("{}/{}", topic.name, question.id))
    }

    /// The `topic/id` of the question of that name: `topic/id`, or an id that only one topic has.
    ///
    /// # Errors
    /// [`NoQuestion`] with a near name, or with all that are called so.
    pub fn called(&self, name: &str) -> Result<String, NoQuestion> {
        let unknown = |near: Option<&str>| {
            Err(NoQuestion::Unknown { name: name.to_owned(), near: near.map(str::to_owned) })
        };
        let paths: Vec<String> = self.paths().collect();
        if name.contains('/') {
            if self.question(name).is_some() {
                return Ok(name.to_owned());
            }
            return unknown(nearest(name, paths.iter().map(String::as_str)));
        }
        let id = |path: &&String| path.split_once('/').is_some_and(|(_, id)| id == name);
        match paths.iter().filter(id).cloned().collect::<Vec<_>>().as_slice() {
            [] => unknown(nearest(name, self.questions().map(|(_, question)| question.id.as_str()))),
            [one] => Ok(one.clone()),
            several => Err(NoQuestion::Several { name: name.to_owned(), paths: several.to_vec() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_called_by_its_path_or_by_an_id_that_only_it_has() {
        let prompts = Prompts::new(Vec::new()).expect("the built-in sets");
        let called = |name: &str| prompts.called(name).map_err(|problem| problem.to_string());
        assert_eq!(called("interview/stories"), Ok("interview/stories".to_owned()));
        assert_eq!(called("tailored"), Err("'tailored' is the name of several questions: resume/tailored, cover-letter/tailored, strategy/tailored".to_owned()));
        assert_eq!(called("posture"), Ok("interview/posture".to_owned()));
        assert_eq!(
            called("interview/storys"),
            Err("no question is called 'interview/storys'; did you mean 'interview/stories'?".to_owned())
        );
        assert_eq!(
            called("postre"),
            Err("no question is called 'postre'; did you mean 'posture'?".to_owned())
        );
        assert_eq!(called("weather"), Err("no question is called 'weather'".to_owned()));
    }
}
