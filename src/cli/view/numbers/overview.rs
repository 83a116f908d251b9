//! The first screen: what matters most, in the lines of the terminal but for that of the prompt, at least 23.

use reject::date;
use reject::event::Stage;
use reject::plan::Progress;
use reject::said;
use reject::stats::{Bottleneck, Effect, Pattern, Share, Sort, State, Taken, TrendVerdict, Tried, WentWell};
use reject::text::{count, one_line};
use unicode_width::UnicodeWidthStr as _;

use super::patterns::NOTHING_ASKED;
use super::pictures::Weeks;
use super::works::is_alike;
use super::{Part, Screen, of, percent, rate};
use crate::ui::{accent, bold, dim};
use crate::view::shortened;

/// How many patterns the first screen shows.
const TOP: usize = 3;

/// Above what is said of the stops.
const STOPS: &str = "Where it stops";

/// How many sections stand below the small pictures.
const GAPS: usize = 3;

/// How many columns a company's name may take beside other words.
const COMPANY: usize = 20;

impl Screen<'_> {
    pub(super) fn overview(&self) -> String {
        let fits = |text: &String| text.lines().count() < self.height;
        let large: [&dyn Fn() -> String; 4] = [
            &|| self.roomy(Some(Weeks::Drawn)),
            &|| self.tight(Some(Weeks::Drawn), usize::MAX),
            &|| self.tight(Some(Weeks::Numbers), usize::MAX),
            &|| self.roomy(None),
        ];
        let small = (0..=GAPS).rev().map(|gaps| self.tight(None, gaps));
        let found = large.iter().map(|screen| screen()).chain(small).find(fits);
        found.unwrap_or_else(|| self.tight(None, GAPS))
    }

    /// The totals, and the pictures below them; where no weeks are asked for, small and among the totals.
    fn head(&self, weeks: Option<Weeks>) -> (String, Option<String>) {
        let Some(weeks) = weeks else { return (self.totals(&self.in_lines()), None) };
        let pictures = self.pictures(weeks);
        let shown = pictures.is_some() && self.has_funnel();
        (self.totals(&self.attempts(shown)), pictures)
    }

    /// With an empty line between any two sections.
    fn roomy(&self, weeks: Option<Weeks>) -> String {
        let (totals, pictures) = self.head(weeks);
        let stops = self.stops_in_short().map(|lines| self.section(STOPS, &lines));
        let top = [Some(totals), self.caveats_in_short(), pictures, stops];
        let rest = [self.patterns_in_short(), self.waiting(), Some(self.more())];
        top.into_iter().chain(rest).flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// With as few lines as that leaves, and with an empty line only before the first so many sections.
    fn tight(&self, weeks: Option<Weeks>, gaps: usize) -> String {
        let (totals, pictures) = self.head(weeks);
        let top =
            [Some(totals), self.caveats_in_short()].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let is_one = pictures.is_some() && self.has_funnel();
        let stops = self.stops_in_short();
        let (pictures, stops) = match (pictures, stops) {
            (Some(pictures), Some(lines)) if is_one => {
                (Some(format!("{pictures}\n{}", lines.join("\n"))), None)
            }
            (pictures, stops) => (pictures, stops.map(|lines| self.section(STOPS, &lines))),
        };
        let mut lines = vec![top];
        let sections = [pictures, stops, self.patterns_in_short(), self.waiting()];
        for (at, section) in sections.into_iter().flatten().enumerate() {
            lines.extend((at < gaps).then(String::new));
            lines.push(section);
        }
        lines.push(dim(self.wrapped(0, "More: `reject stats all`; its parts: `reject stats --help`")));
        lines.join("\n")
    }

    /// `70 applications: 50 answered`, and how far they got but where a picture says it.
    pub(super) fn attempts(&self, shown: bool) -> String {
        let totals = self.stats.totals;
        let mut came = vec![format!("{} answered", totals.answered)];
        let furthest = self.stats.wins.furthest.filter(|stage| *stage > Stage::Application);
        if let Some(stage) = furthest.filter(|_| !shown) {
            came.push(format!("{} past the first door, as far as {stage}", totals.past_application));
        }
        self.wrapped(0, &format!("{}: {}", bold(self.attempts_alone()), came.join(", ")))
    }

    /// `70 applications`
    pub(super) fn attempts_alone(&self) -> String {
        count(self.stats.totals.cases, "application", "applications")
    }

    /// Refusals never stand without the attempts and what came of them, which the `first` lines say.
    pub(super) fn totals(&self, first: &str) -> String {
        let totals = self.stats.totals;
        let mut lines = Vec::new();
        lines.extend(self.heading.as_ref().map(|heading| dim(self.wrapped(0, heading))));
        lines.push(first.to_owned());
        let other = self.stats.counts.endings.iter().filter(|tally| !tally.name.is_stop());
        let plain = [
            (totals.in_play, "in play"),
            (totals.rejected, "rejected"),
            (totals.no_reply, "with no reply recorded"),
        ];
        let mut second: Vec<String> =
            plain.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        second.extend(other.map(|tally| said::ended(tally.name, tally.count)));
        if totals.reflected_on > 0 {
            second.push(format!("{} thought through", totals.reflected_on));
        }
        lines.push(self.wrapped(0, &second.join(", ")));
        match &self.stats.wins.accepted {
            Some(taken) => lines.push(self.taken(taken)),
            None => lines.extend(self.stats.wins.went_well.first().map(|it| self.went_well(it))),
        }
        let is_whole = self.heading.is_none() && self.unreadable == 0 && self.stats.patterns.questions == 0;
        if is_whole && totals.rejected + totals.no_reply == 0 && totals.in_play > 0 {
            lines.push(String::new());
            lines.push(self.wrapped(0, "No refusal is written down. When an answer comes: `reject log`, or `reject advance` for a good one."));
        }
        lines.join("\n")
    }

    fn taken(&self, taken: &Taken) -> String {
        let company = shortened(&one_line(&taken.company), COMPANY);
        self.wrapped(0, &format!("You took a job: {}", self.at(&company, taken.date)))
    }

    fn went_well(&self, well: &WentWell) -> String {
        let text = one_line(&well.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let company = shortened(&one_line(&well.company), COMPANY);
        let at = format!(" ({})", self.at(&company, well.date));
        let room = self.width.saturating_sub(at.width() + 18);
        let room = if room < 24 { self.width } else { room };
        self.wrapped(0, &format!("What went well: “{}”{at}", shortened(&text, room)))
    }

    fn stops_in_short(&self) -> Option<Vec<String>> {
        let stops = self.stats.stops.as_ref()?;
        if stops.stages.iter().all(|row| row.past.of == 0) {
            return None;
        }
        let mut lines = Vec::new();
        if let Some(row) = stops.stages.iter().find(|row| row.stage == Stage::Application && row.past.of > 0)
        {
            let here = match (self.stats.caveats.unanswered(), row.in_play) {
                (0, 0) => String::new(),
                (0, n) => format!("; {n} in play there"),
                (silent, _) => format!("; {} with the silent", of(row.past.with_misses(silent))),
            };
            let line = format!("{} got past the first door{here}.", rate(row.past));
            lines.push(self.line(&line));
        }
        match stops.bottleneck {
            Some(found) if found.stops.hits == found.stops.of && !found.past_application => {}
            Some(Bottleneck { stage, stops: Share { hits, of }, past_application }) => {
                let past = if past_application { " past it" } else { "" };
                let percent = percent(Share { hits, of });
                lines.push(self.line(&format!("Of the {of} stops{past} {hits} were at {stage}: {percent}.")));
            }
            None => lines.push(self.line(said::no_bottleneck(stops))),
        }
        lines.extend(self.trend_in_short());
        Some(lines)
    }

    /// Whether more or fewer get further of late, where chance does not explain it.
    fn trend_in_short(&self) -> Option<String> {
        let invited = &self.stats.trend.invited;
        let what = match invited.verdict? {
            TrendVerdict::Better => "more",
            TrendVerdict::Worse => "fewer",
            TrendVerdict::NoDifference | TrendVerdict::TooEarly => return None,
        };
        let (lately, before) = (of(invited.lately.share), of(invited.before.share));
        Some(self.line(&format!("Lately {what} get further within 4 weeks: {lately}, {before} before.")))
    }

    fn patterns_in_short(&self) -> Option<String> {
        let patterns = &self.stats.patterns;
        let mut top: Vec<&Pattern> =
            patterns.all().filter(|it| matches!(it.state, State::Recurring | State::New)).collect();
        top.sort_by_key(|it| std::cmp::Reverse(it.came_up.hits));
        let mut faded: Vec<&Pattern> =
            patterns.all().filter(|it| matches!(it.state, State::Improved | State::Quiet)).collect();
        faded.sort_by_key(|it| it.state != State::Improved);
        let helped = self.stats.tried.iter().find(|tried| tried.effect == Some(Effect::Helped));
        // Good news has its line.
        faded.truncate(TOP.saturating_sub(top.len()).max(1));
        if helped.is_some() || top.len() >= TOP && faded.first().is_some_and(|it| it.state != State::Improved)
        {
            faded.clear();
        }
        let anything =
            patterns.questions + patterns.with_stated + patterns.with_guessed + patterns.with_skills;
        if anything == 0 {
            let ended = self.stats.totals.cases > self.stats.totals.in_play;
            let is_said_below = !self.stats.waiting.to_reflect.is_empty();
            return (ended && !is_said_below)
                .then(|| self.section("What keeps coming back", &[self.line(NOTHING_ASKED)]));
        }
        let has_good = helped.is_some() || !faded.is_empty();
        let shown = top.len().min(if has_good { TOP - 1 } else { TOP });
        let (shown, rest) = top.split_at(shown);
        let mut lines: Vec<String> = shown.iter().chain(&faded).map(|it| self.in_one_line(it)).collect();
        lines.extend(helped.map(|tried| self.helped_in_one_line(tried)));
        if !rest.is_empty() {
            let is_reason = |it: &&&Pattern| matches!(it.sort, Sort::Stated | Sort::Guessed);
            let parts = match rest.iter().filter(is_reason).count() {
                0 => "patterns",
                n if n == rest.len() => "reasons",
                _ => "patterns reasons",
            };
            lines.push(self.line(&format!("and {} more: `reject stats {parts}`", rest.len())));
        }
        if lines.is_empty() {
            lines.push(
                self.line("Nothing yet: a pattern is what came up in 3 cases and a third of those that say."),
            );
        }
        Some(self.section(&self.all_looked_at(), &lines))
    }

    /// `What keeps coming back: 3 of 24 questions, 1 reason`
    fn all_looked_at(&self) -> String {
        let patterns = &self.stats.patterns;
        let told = said::looked_at(patterns, &[State::Recurring, State::New]);
        if patterns.questions == 0 || told.len() == 1 {
            return self.looked_at();
        }
        format!("What keeps coming back: {}", told.join(", "))
    }

    /// `4 of 9  Did your stories of past work connect to the work they n…`
    fn in_one_line(&self, pattern: &Pattern) -> String {
        let counts = match pattern.state {
            State::New => format!("new, {} of the last {}", pattern.lately.hits, pattern.lately.of),
            State::Improved => format!("better, {}, {} before", of(pattern.lately), of(pattern.before)),
            State::Quiet => format!("quiet, {}, {} before", of(pattern.lately), of(pattern.before)),
            State::Recurring if pattern.concern.is_empty() => of(pattern.came_up),
            State::Recurring => format!("{} {}", of(pattern.came_up), said::concern(pattern)),
        };
        let what = match (&pattern.question, pattern.sort) {
            (Some(question), _) => one_line(question),
            (None, Sort::Stated) => format!("they said: {}", one_line(&pattern.id)),
            (None, Sort::Guessed) => format!("you guess: {}", one_line(&pattern.id)),
            (None, _) => format!("skill: {}", one_line(&pattern.id)),
        };
        self.beside(&counts, &what)
    }

    /// The counts and what they are of, in one line where there is room.
    fn beside(&self, counts: &str, what: &str) -> String {
        let room = self.width.saturating_sub(counts.width() + 4);
        if room < 24 {
            return self.line(&format!("{counts}: {what}"));
        }
        format!("  {}  {}", accent(counts), shortened(what, room))
    }

    /// `less since 15 Jul, 0 of 8 after 11 of 14  Move the three résumé lines…`
    fn helped_in_one_line(&self, tried: &Tried) -> String {
        let day = date::short(tried.done, self.today);
        self.beside(
            &format!("less since {day}, {}, {} before", of(tried.since), of(tried.before)),
            &one_line(&tried.what),
        )
    }

    /// What waits: a case to think through, what was planned, the goals.
    fn waiting(&self) -> Option<String> {
        let waiting = &self.stats.waiting;
        let mut lines = Vec::new();
        if let Some(latest) = waiting.to_reflect.first() {
            let company = shortened(&one_line(&latest.company), COMPANY);
            let last = if waiting.to_reflect.len() > 1 { ", the latest" } else { "" };
            let line = format!("To think through{last}: {company}. `reject reflect`");
            lines.push(self.line(&line));
        }
        if let Some(action) = waiting.actions.first() {
            let due =
                action.due.map_or_else(String::new, |due| format!(" (by {})", date::short(due, self.today)));
            let more = match waiting.actions.len() - 1 {
                0 => String::new(),
                n => format!(", and {n} more: `reject plan`"),
            };
            let room = self.width.saturating_sub(11 + due.width() + more.width());
            lines.push(
                self.line(&format!("Planned: {}{due}{more}", shortened(&one_line(&action.what), room))),
            );
        }
        let open = self.stats.momentum.goals.iter().filter(|goal| !goal.reached);
        let pressing = open.min_by_key(|goal| match goal.days_left {
            Some(left @ 0..) => (0, left),
            None => (1, 0),
            Some(over) => (2, -over),
        });
        lines.extend(pressing.map(|goal| self.goal_in_one_line(goal)));
        (!lines.is_empty()).then(|| self.section("What waits", &lines))
    }

    fn goal_in_one_line(&self, progress: &Progress) -> String {
        let thing = one_line(&progress.goal.of);
        let rest = self.goal_of(progress, "").width();
        let room = self.width.saturating_sub(2 + rest).max(12);
        self.line(&self.goal_of(progress, &shortened(&thing, room)))
    }

    /// The parts that have something to say.
    fn more(&self) -> String {
        let patterns = &self.stats.patterns;
        let says = |part: &Part| match part {
            Part::Patterns => patterns.questions + patterns.with_skills > 0,
            Part::Works => !is_alike(&self.stats.works),
            part => self.part(*part).is_some(),
        };
        let parts: Vec<&str> = Part::ALL.into_iter().filter(says).map(Part::word).collect();
        dim(self.wrapped(0, &format!("More: `reject stats all`, or one of {}", parts.join(", "))))
    }
}
