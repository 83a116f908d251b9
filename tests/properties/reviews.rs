//! Reviews.

use reject::journal::in_memory::{read_reviews, write_reviews};

/// Reviews are written and read back the same.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(reviews) = read_reviews(bytes) else { return };
    let written = write_reviews(&reviews);
    assert_eq!(read_reviews(written.as_bytes()).as_ref(), Ok(&reviews), "{written}");
}
