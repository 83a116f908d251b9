//! What to know before believing the rest.

use reject::text::{count, list};

use super::{NAMED, Screen};

impl Screen<'_> {
    pub(super) fn caveats(&self) -> Option<String> {
        let caveats = &self.stats.caveats;
        let mut lines = Vec::new();
        if self.unreadable > 0 {
            let files = count(self.unreadable, "file could", "files could");
            lines
                .push(self.line(&format!("{files} not be read, and no number here knows of it; see below.")));
        }
        if self.ahead > 0 {
            let cases = count(self.ahead, "case has", "cases have");
            lines.push(
                self.line(&format!("{cases} an event dated after today, which is left out: `reject check`.")),
            );
        }
        if !caveats.stale.is_empty() {
            let silent = count(caveats.stale.len(), "application is", "applications are");
            let named = Self::named(caveats.stale.iter().map(|stale| stale.company.as_str()));
            let days = self.stats.answers.silent_after.days;
            lines.push(self.line(&format!("{silent} in play with nothing new for over {days} days: {named}. If that silence is an answer: `reject log COMPANY --ending no-reply`.")));
        }
        if caveats.outgrown() {
            let words: Vec<&str> = caveats.other_words.iter().take(NAMED).map(String::as_str).collect();
            lines.push(self.line(&format!("In {} of {} cases with a reason it is a word of your own: {}. Put those you use often into `reasons:` in journal.yaml.", caveats.other_reasons, caveats.with_reason, list(&words, "and"))));
        }
        (!lines.is_empty()).then(|| self.section("To know first", &lines))
    }

    /// The same in a line each, for the first screen.
    pub(super) fn caveats_in_short(&self) -> Option<String> {
        let caveats = &self.stats.caveats;
        let mut told = Vec::new();
        if self.unreadable > 0 {
            let files = count(self.unreadable, "file", "files");
            told.push(format!("{files} could not be read and count nowhere; see below."));
        }
        if self.ahead > 0 {
            let cases = count(self.ahead, "case has", "cases have");
            told.push(format!("{cases} an event dated after today, left out: `reject check`."));
        }
        if !caveats.stale.is_empty() {
            let days = self.stats.answers.silent_after.days;
            told.push(format!("{} in play had no news for over {days} days.", caveats.stale.len()));
        }
        if caveats.outgrown() {
            told.push(format!(
                "In {} of {} cases the reason is a word of your own.",
                caveats.other_reasons, caveats.with_reason
            ));
        }
        let lines: Vec<String> = told.iter().map(|line| self.line(line)).collect();
        (!lines.is_empty()).then(|| self.section("To know first", &lines))
    }
}
