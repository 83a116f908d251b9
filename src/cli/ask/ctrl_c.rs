//! Ctrl-C, where the terminal turns it into a signal.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::tell;

/// What Ctrl-C stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stops {
    /// The program, which asks nothing.
    All,
    /// An answer that is kept nowhere.
    Passing,
    /// Answers that are in a draft.
    Kept,
    /// A passphrase: the program goes on, and looks at [`was_pressed`].
    Passphrase,
}

static STOPS: AtomicU8 = AtomicU8::new(Stops::All as u8);
static PRESSED: AtomicBool = AtomicBool::new(false);

/// Says what Ctrl-C stops from now on.
pub(crate) fn stops(what: Stops) {
    static ONCE: Once = Once::new();
    STOPS.store(what as u8, Ordering::SeqCst);
    ONCE.call_once(|| {
        // Where no handler can be, the signal ends the program as ever, and a draft is there all the same.
        let _ = ctrlc::set_handler(leave);
    });
}

/// Whether it was pressed while a passphrase was asked for.
#[cfg(feature = "lock")]
pub(crate) fn was_pressed() -> bool {
    PRESSED.load(Ordering::SeqCst)
}

#[expect(clippy::exit, reason = "a signal cannot return from where the program waits for a line")]
fn leave() {
    let stops = STOPS.load(Ordering::SeqCst);
    if stops == Stops::Passphrase as u8 {
        PRESSED.store(true, Ordering::SeqCst);
        return;
    }
    if stops == Stops::Passing as u8 {
        tell("\nNothing was written.\n");
    } else if stops == Stops::Kept as u8 {
        tell("\nWhat you answered so far is kept; the same command goes on from there.\n");
    }
    std::process::exit(130);
}
