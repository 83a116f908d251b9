//! Question sets.

use std::path::PathBuf;

use reject::prompts::Prompts;

/// A question takes each answer that it offers, as it is, and is found under its name.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let own = vec![(PathBuf::from("prompts/own.yaml"), text.to_owned())];
    let Ok(prompts) = Prompts::new(own) else { return };
    for (topic, question) in prompts.questions() {
        for option in question.options() {
            assert_eq!(question.accept(&option).as_ref(), Ok(&option), "{}/{}", topic.name, question.id);
        }
        let path = format!("{}/{}", topic.name, question.id);
        let found = prompts.question(&path).map(|(_, found)| found.ask.as_str());
        assert_eq!(found, Some(question.ask.as_str()), "{path}");
    }
}
