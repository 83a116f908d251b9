//! Whether what was done helped.

use reject::date;
use reject::said;
use reject::stats::{Effect, Tried};
use reject::text::one_line;

use super::Screen;
use crate::ui::{accent, dim};

impl Screen<'_> {
    pub(super) fn actions(&self) -> Option<String> {
        let tried = &self.stats.tried;
        if tried.is_empty() {
            return None;
        }
        let mut lines: Vec<String> = tried.iter().map(|tried| self.tried(tried)).collect();
        let has_verdict = tried.iter().any(|tried| tried.effect == Some(Effect::Helped));
        if has_verdict {
            lines.push(dim(self.line("What else changed in that time, no number knows.")));
        }
        Some(self.section("What you did about it", &lines))
    }

    fn tried(&self, tried: &Tried) -> String {
        let day = date::short(tried.done, self.today);
        let head = self.line(&format!("{} (done {day})", one_line(&tried.what)));
        let question = self.wrapped(4, &one_line(&tried.question));
        let said = said::tried(tried);
        let said = if tried.effect == Some(Effect::Helped) { accent(said) } else { said };
        format!("{head}\n{question}\n{}", self.wrapped(4, &said))
    }
}
