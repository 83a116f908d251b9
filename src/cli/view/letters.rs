//! The letters there are, and what each says.

use reject::letters::{Form, Letters, Template};
use reject::text::one_line;

use super::table::{Column, Table};
use super::wrap;
use crate::ui::{bold, dim};

/// Every letter in a table of at most `width` columns; `folder` stands before each name.
pub(crate) fn list(letters: &Letters, folder: &str, width: usize) -> String {
    let mut table = Table::new([
        Column::fixed("letter"),
        Column::left("about"),
        Column::left("forms"),
        Column::left("from"),
    ]);
    for template in letters.templates() {
        let forms: Vec<&str> = forms(template).map(|(name, _)| name).collect();
        let own = if template.own.is_some() { "you" } else { "" };
        table.row([
            format!("{folder}{}", template.name),
            template.title.clone(),
            forms.join(", "),
            own.to_owned(),
        ]);
    }
    table.without_empty_columns().text(width)
}

/// One letter as its template has it.
pub(crate) fn template(template: &Template, width: usize) -> String {
    let mut lines = vec![bold(one_line(&template.title))];
    for (name, form) in forms(template) {
        lines.push(String::new());
        lines.push(dim(format!("{name} form")));
        lines.push(wrap(&one_line(&format!("Subject: {}", form.subject)), 0, width));
        for (part, text) in &form.parts {
            lines.push(String::new());
            lines.extend(part.as_deref().map(|part| dim(format!("  {}", one_line(part)))));
            lines.extend(text.to_string().trim().lines().map(|line| wrap(&one_line(line), 0, width)));
        }
    }
    lines.join("\n")
}

fn forms(template: &Template) -> impl Iterator<Item = (&'static str, &Form)> {
    let short = template.short.as_ref().map(|form| ("short", form));
    short.into_iter().chain(template.long.as_ref().map(|form| ("long", form)))
}
