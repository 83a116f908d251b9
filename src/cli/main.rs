//! `reject`: a rejection journal for the command line.

mod args;
mod ask;
mod commands;
mod context;
mod editor;
mod failure;
mod git;
mod input;
mod opener;
mod output;
mod passphrase;
mod scratch;
mod texts;
mod ui;
mod view;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::Cli;
use context::World;
use failure::Failure;
use ui::Ui;

fn main() -> ExitCode {
    let world = World::read();
    let cli = Cli::try_parse_from(&world.arguments);
    let plain = cli.as_ref().is_ok_and(|cli| cli.global.plain);
    let mut ui = Ui::new(&world, plain);
    let done = match cli {
        Ok(cli) => commands::run(cli, world, &mut ui),
        Err(error) => explain(&error, &world, &mut ui),
    };
    let done = done.and_then(|code| ui.finish().map(|()| code));
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => ExitCode::from(ui.fail(&failure)),
    }
}

/// Says what clap says, with nothing of the user's raw in it; help and version are answers.
fn explain(error: &clap::Error, world: &World, ui: &mut Ui) -> Result<u8, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ui.help(error)?;
            Ok(0)
        }
        ErrorKind::InvalidSubcommand => Err(Failure::no_such_command(error)),
        ErrorKind::InvalidUtf8 => Err(Failure::not_utf8(&world.arguments)),
        _ => {
            ui.say(error.to_string().trim_end());
            Ok(2)
        }
    }
}
