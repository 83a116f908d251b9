//! Job searches made up by chance, always the same ones: what is claimed of them is known to be true or not.

use chrono::{Days, NaiveDate};

use crate::case::Case;
use crate::event::{Details, Ending, Event, Kind, Stage};

/// Numbers that look like chance, the same for the same seed: splitmix64 (Steele, Lea and Flood 2014).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 33) % n
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// The day on which every made-up search is looked at.
pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// An application sent so many days ago that gets to an interview with that chance. An invitation comes after one to
/// three weeks, a no after one to eight, and of every four that are not invited one is never answered.
pub(super) fn application(n: u64, random: &mut Random, ago: u64, details: Details, percent: u64) -> Case {
    let sent = today() - Days::new(ago);
    let mut events = vec![Event::new(sent, Kind::Applied)];
    let invited = random.chance(percent).then(|| sent + Days::new(7 + random.below(15)));
    let refused = sent + Days::new(7 + random.below(50));
    if let Some(day) = invited {
        events.push(Event { stage: Some(Stage::Interview), ..Event::new(day, Kind::Advanced) });
    }
    if invited.is_some() || random.below(4) > 0 {
        let day = refused.max(invited.map_or(refused, |day| day + Days::new(5)));
        events.push(Event::new(day, Kind::Ended(Ending::Rejected)));
    }
    events.retain(|event| event.date <= today());
    Case::new(format!("{sent}-firm-{n}"), details, events)
}
