//! Tables that fit the terminal: columns where there is room, else one block a row.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};
use unicode_width::UnicodeWidthStr as _;

use super::wrap;
use crate::ui::dim;
use reject::text::one_line;

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    name: &'static str,
    right: bool,
    shrinks: bool,
}

impl Column {
    /// Words, which may be broken to fit.
    pub(crate) fn left(name: &'static str) -> Self {
        Self { name, right: false, shrinks: true }
    }

    /// Short words, which are kept whole.
    pub(crate) fn fixed(name: &'static str) -> Self {
        Self { name, right: false, shrinks: false }
    }

    /// Numbers.
    pub(crate) fn right(name: &'static str) -> Self {
        Self { name, right: true, shrinks: false }
    }
}

/// Rows under columns.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    indent: usize,
}

/// A column of words is not made narrower than this.
const NARROWEST: usize = 12;

impl Table {
    pub(crate) fn new<const N: usize>(columns: [Column; N]) -> Self {
        Self { columns: Vec::from(columns), rows: Vec::new(), indent: 0 }
    }

    /// The same, set in by so many columns.
    pub(crate) fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// The same without the columns in which no row has anything.
    pub(crate) fn without_empty_columns(mut self) -> Self {
        let full: Vec<bool> =
            (0..self.columns.len()).map(|at| self.rows.iter().any(|row| !row[at].is_empty())).collect();
        let mut keep = full.iter();
        self.columns.retain(|_| *keep.next().unwrap_or(&true));
        for row in &mut self.rows {
            let mut keep = full.iter();
            row.retain(|_| *keep.next().unwrap_or(&true));
        }
        self
    }

    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into_iter().map(|cell| one_line(&cell)).collect());
    }

    /// The table in at most `width` columns.
    pub(crate) fn text(&self, width: usize) -> String {
        let width = width.saturating_sub(self.indent);
        let text = if self.narrowest() <= width { self.grid(width) } else { self.blocks(width) };
        let lines: Vec<String> =
            text.lines().map(|line| format!("{:indent$}{line}", "", indent = self.indent)).collect();
        lines.join("\n")
    }

    fn widest(&self, at: usize) -> usize {
        let cells = self.rows.iter().map(|row| row[at].width());
        cells.chain([self.columns[at].name.width()]).max().unwrap_or(0)
    }

    /// The least width at which the columns stand beside each other.
    fn narrowest(&self) -> usize {
        let least = |(at, column): (usize, &Column)| {
            let widest = self.widest(at);
            if column.shrinks { widest.min(NARROWEST) } else { widest }
        };
        self.columns.iter().enumerate().map(least).sum::<usize>() + 2 * self.columns.len()
    }

    fn grid(&self, width: usize) -> String {
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING);
        grid.set_content_arrangement(ContentArrangement::Dynamic);
        grid.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        grid.set_header(self.columns.iter().map(|column| aligned(column.name, column)));
        for row in &self.rows {
            grid.add_row(row.iter().zip(&self.columns).map(|(cell, column)| aligned(cell, column)));
        }
        for (at, column) in self.columns.iter().enumerate() {
            let whole = u16::try_from(self.widest(at) + 2).unwrap_or(u16::MAX);
            if let Some(target) = grid.column_mut(at) {
                target.set_padding((0, 2));
                if !column.shrinks {
                    target.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
                }
            }
        }
        let lines: Vec<String> = grid.lines().map(|line| line.trim_end().to_owned()).collect();
        match lines.split_first() {
            Some((header, rows)) => [&[dim(header)], rows].concat().join("\n"),
            None => String::new(),
        }
    }

    fn blocks(&self, width: usize) -> String {
        let block = |row: &Vec<String>| {
            let named = row
                .iter()
                .zip(&self.columns)
                .filter(|(cell, column)| !cell.is_empty() && !column.name.is_empty());
            let mut cells = named.map(|(cell, column)| (cell, column.name));
            let head = cells.next().map(|(cell, _)| cell.clone()).unwrap_or_default();
            let rest: Vec<String> = cells.map(|(cell, name)| format!("{name} {cell}")).collect();
            let head = wrap(&head, 0, width);
            if rest.is_empty() { head } else { format!("{head}\n{}", wrap(&rest.join(", "), 2, width)) }
        };
        self.rows.iter().map(block).collect::<Vec<_>>().join("\n")
    }
}

fn aligned(text: &str, column: &Column) -> Cell {
    let alignment = if column.right { CellAlignment::Right } else { CellAlignment::Left };
    Cell::new(text).set_alignment(alignment)
}

/// One row, the topmost first, of a column of so many rows that shows `n` of at most `most`, to an eighth; a low dot for none.
pub(crate) fn column(n: usize, most: usize, row: usize, height: usize) -> char {
    const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let below = height.saturating_sub(row + 1);
    if n == 0 && below == 0 {
        return '·';
    }
    let eighths = (n * 8 * height).div_ceil(most.max(1));
    EIGHTHS[eighths.saturating_sub(8 * below).min(8)]
}

/// A bar of `share` (0 to 1) of `width` columns, to an eighth; in ASCII whole columns. It is nothing only for none.
pub(crate) fn bar(share: f64, width: usize, ascii: bool) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    #[expect(clippy::cast_precision_loss, reason = "a terminal's width is small")]
    let length = share.clamp(0.0, 1.0) * width as f64;
    let least = usize::from(length > 0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width")]
    if ascii {
        "#".repeat((length.round() as usize).max(least))
    } else {
        let eighths = ((length * 8.0).round() as usize).max(least);
        format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([Column::left("company"), Column::fixed("got to"), Column::right("days")]);
        table.row(["Acme".into(), "interview".into(), "7".into()]);
        table.row(["A company with a rather long name".into(), "screen".into(), "12".into()]);
        table
    }

    #[test]
    fn columns_stand_beside_each_other_where_there_is_room() {
        let text = table().text(60).replace(['\u{fdd1}', '\u{fdd3}'], "");
        assert_eq!(
            text,
            "company                            got to     days\n\
             Acme                               interview     7\n\
             A company with a rather long name  screen       12"
        );
        let text = table().text(32).replace(['\u{fdd1}', '\u{fdd3}'], "");
        assert!(text.lines().all(|line| line.width() <= 32), "{text}");
    }

    #[test]
    fn without_room_each_row_is_a_block() {
        assert_eq!(
            table().text(25),
            "Acme\n  got to interview, days\n  7\nA company with a rather\nlong name\n  got to screen, days 12"
        );
    }

    #[test]
    fn a_bar_is_drawn_to_an_eighth() {
        assert_eq!(bar(0.5, 5, false), "██▌");
        assert_eq!(bar(1.0, 3, false), "███");
        assert_eq!(bar(0.5, 5, true), "###");
        assert_eq!(bar(f64::NAN, 5, true), "");
    }

    #[test]
    fn a_bar_is_nothing_only_for_none() {
        assert_eq!((bar(0.0, 14, false), bar(0.0, 14, true)), (String::new(), String::new()));
        assert_eq!((bar(0.001, 14, false), bar(0.001, 14, true)), ("▏".to_owned(), "#".to_owned()));
    }

    #[test]
    fn a_column_rises_to_the_most() {
        let rows = |height| (0..height).map(move |row| [0, 1, 2, 9, 16].map(|n| column(n, 16, row, height)));
        assert_eq!(rows(1).collect::<Vec<_>>(), [['·', '▁', '▁', '▅', '█']]);
        assert_eq!(rows(2).collect::<Vec<_>>(), [[' ', ' ', ' ', '▁', '█'], ['·', '▁', '▂', '█', '█']]);
    }
}
