//! What one side did to the documents of a file: which it kept, what stands instead of others, what is new.

/// More pairs than this are not compared one by one.
const MOST_PAIRS: usize = 4_000_000;

/// What one side did to the documents of the base.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// What stands instead of each, nothing among it; none where it was kept.
    pub(super) instead: Vec<Option<Vec<&'a [u8]>>>,
    /// What is new before each, and at the end.
    pub(super) inserted: Vec<Vec<&'a [u8]>>,
    /// Whether each can only be judged together with the one before it.
    pub(super) joined: Vec<bool>,
}

impl<'a> Side<'a> {
    /// Compares a side with the base.
    pub(super) fn of(base: &[&[u8]], side: &[&'a [u8]]) -> Self {
        let mut it = Self {
            instead: vec![None; base.len()],
            inserted: vec![Vec::new(); base.len() + 1],
            joined: vec![false; base.len()],
        };
        let (mut from_base, mut from_side) = (0, 0);
        let end = [(base.len(), side.len())];
        for (in_base, in_side) in common(base, side).into_iter().chain(end) {
            it.gap(from_base, in_base, &side[from_side..in_side]);
            (from_base, from_side) = (in_base + 1, in_side + 1);
        }
        it
    }

    /// Takes in that the documents `from..to` of the base are gone, and that these stand there.
    fn gap(&mut self, from: usize, to: usize, new: &[&'a [u8]]) {
        let gone = to - from;
        let is_end = to == self.instead.len();
        if new.len() == gone || new.is_empty() || gone == 0 || is_end && new.len() > gone {
            // Each for one; what is more was added behind them.
            for at in 0..gone {
                self.instead[from + at] = Some(new.get(at).copied().into_iter().collect());
            }
            self.inserted[to].extend(new.iter().skip(gone));
        } else {
            for at in from..to {
                self.instead[at] = Some(if at == from { new.to_vec() } else { Vec::new() });
                self.joined[at] = at > from;
            }
        }
    }

    /// What the side has of the base's documents `from..to`.
    pub(super) fn content(&self, base: &[&'a [u8]], from: usize, to: usize) -> Vec<&'a [u8]> {
        let mut content = Vec::new();
        for (at, was) in base.iter().enumerate().take(to).skip(from) {
            if at > from {
                content.extend(&self.inserted[at]);
            }
            match &self.instead[at] {
                None => content.push(*was),
                Some(instead) => content.extend(instead),
            }
        }
        content
    }
}

/// The places of documents that both have, in order: the longest run of such pairs.
pub(super) fn common(a: &[&[u8]], b: &[&[u8]]) -> Vec<(usize, usize)> {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (&a[before..], &b[before..]);
    let behind = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (middle_a, middle_b) = (&rest_a[..rest_a.len() - behind], &rest_b[..rest_b.len() - behind]);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|at| (at, at)).collect();
    pairs.extend(longest(middle_a, middle_b).into_iter().map(|(a, b)| (before + a, before + b)));
    pairs.extend((0..behind).map(|at| (a.len() - behind + at, b.len() - behind + at)));
    pairs
}

/// The longest common run by the table of the longest behind each pair.
fn longest(a: &[&[u8]], b: &[&[u8]]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut behind = vec![0_u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            behind[x * width + y] = if a[x] == b[y] {
                behind[(x + 1) * width + y + 1] + 1
            } else {
                behind[(x + 1) * width + y].max(behind[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            pairs.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if behind[(x + 1) * width + y] >= behind[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}
