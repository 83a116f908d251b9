//! What to know before believing the rest.

use reject::text::{count, list, one_line};

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
            lines.push(self.line(&format!("{silent} in play with nothing new for over {days} days: {named}. If that silence is an answer: `reject stale`.")));
        }
        if caveats.outgrown() {
            let words: Vec<String> = caveats.other_words.iter().take(NAMED).map(|it| one_line(it)).collect();
            lines.push(self.line(&format!("In {} of {} cases with a reason it is a word of your own: {}. Put those you use often into `reasons:` in journal.yaml.", caveats.other_reasons, caveats.with_reason, list(&words, "and"))));
        }
        (!lines.is_empty()).then(|| self.section("To know first", &lines))
    }

    /// The same in short, for the first screen.
    pub(super) fn caveats_in_short(&self) -> Option<String> {
        let caveats = &self.stats.caveats;
        let mut told = Vec::new();
        if self.unreadable > 0 {
            told.push(format!("{} could not be read (see below)", count(self.unreadable, "file", "files")));
        }
        if self.ahead > 0 {
            let cases = count(self.ahead, "case has", "cases have");
            told.push(format!("{cases} an event dated after today (`reject check`)"));
        }
        if !caveats.stale.is_empty() {
            let days = self.stats.answers.silent_after.days;
            told.push(format!("{} in play without news for over {days} days", caveats.stale.len()));
        }
        if caveats.outgrown() {
            let (own, all) = (caveats.other_reasons, caveats.with_reason);
            told.push(format!("in {own} of {all} cases the reason is a word of your own"));
        }
        (!told.is_empty()).then(|| self.wrapped(0, &format!("To know first: {}.", told.join("; "))))
    }
}
