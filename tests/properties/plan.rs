//! Plans.

use reject::journal::in_memory::{read_plan, write_plan};
use reject::plan::actions;

/// A plan is written and read back the same; each of its actions was planned in it.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(entries) = read_plan(bytes) else { return };
    let written = write_plan(&entries);
    assert_eq!(read_plan(written.as_bytes()).as_ref(), Ok(&entries), "{written}");
    for action in actions(&entries) {
        assert!(entries.iter().any(|entry| entry.step.id() == Some(&action.planned.id)), "{action:?}");
    }
}
