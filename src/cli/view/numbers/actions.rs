//! Whether what was done helped.

use reject::date;
use reject::stats::{Effect, Share, Tried};
use reject::text::one_line;

use super::{Screen, rate};
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
        let counts = format!("came up in {} before, {} since", shown(tried.before), shown(tried.since));
        let said = match tried.effect {
            Some(Effect::TooEarly) => format!("{counts}: too early to tell, it takes 5 on each side"),
            Some(Effect::Helped) => {
                accent(format!("{counts}: it comes up less, by more than chance explains"))
            }
            Some(Effect::NoDifference) if tried.since.value() > tried.before.value() => {
                format!("{counts}: it does not come up less")
            }
            Some(Effect::NoDifference) if tried.since.value() < tried.before.value() => {
                format!("{counts}: it came up less, which chance may still explain")
            }
            Some(Effect::NoDifference) => format!("{counts}: no difference"),
            None => counts,
        };
        let neither = match tried.neither {
            0 => String::new(),
            n => format!(" ({n} left out, on no clear side)"),
        };
        format!("{head}\n{question}\n{}", self.wrapped(4, &format!("{said}{neither}")))
    }
}

fn shown(share: Share) -> String {
    if share.of == 0 { "no case".to_owned() } else { rate(share) }
}
