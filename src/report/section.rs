//! What a page is put together from: a sentence, a picture, and its numbers as a table.

use super::markup::Markup;

/// One section of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The name links lead to it by.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// One sentence that is true of the numbers.
    pub(super) reading: String,
    /// The picture, or words in its place.
    pub(super) body: Markup,
    /// What the reader must know not to misread it.
    pub(super) notes: Vec<String>,
    /// The numbers behind the picture.
    pub(super) table: Option<Table>,
    /// Whether it takes the whole width of a wide page.
    pub(super) is_wide: bool,
}

/// The numbers of a picture. The first column says what each row is of; of the others, most are numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) heads: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
    /// The columns that hold words.
    words: Vec<usize>,
}

impl Table {
    pub(super) fn of(heads: Vec<&'static str>, rows: Vec<Vec<String>>) -> Self {
        Self { heads, rows, words: vec![0] }
    }

    /// The same where these columns hold words, too.
    pub(super) fn with_words(mut self, columns: &[usize]) -> Self {
        self.words.extend(columns);
        self
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give what they count by reference")]
    pub(super) fn is_words(&self, column: &usize) -> bool {
        self.words.contains(column)
    }
}
