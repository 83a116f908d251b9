//! What bad input gets: a refusal by name, or its letters back. Never a panic, never half a file.

mod arguments;
mod folders;
mod pipes;
mod texts;
mod typos;
