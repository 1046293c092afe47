"""The `collectif` command: its words, and the module that does each. What is heavy is imported when it is used."""

import typer

from bot.commands import (
    backups,
    checkup,
    copying,
    database,
    diagrams,
    figures,
    offices,
    opening,
    papers,
    partners,
    ranking,
    reading,
    simulating,
    slack,
    territories,
)

app = typer.Typer(
    help="A neighbourhood’s front door, in chat: someone types one sentence, and is matched.",
    epilog="Settings are environment variables or a .env file: `collectif check` names every one.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(opening.demo)
app.command("run")(opening.run)
app.command("check")(checkup.check)
app.command("migrate")(database.migrate)
app.command("grant")(offices.grant)
app.command("revoke")(offices.revoke)
app.add_typer(territories.app, name="territory")
app.add_typer(partners.app, name="partner")
app.command("poster")(papers.poster)
app.command("manifest")(slack.manifest)
app.command("understand")(reading.understand)
app.command("match")(ranking.match)
app.command("copy")(copying.copy)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)
app.command("simulate")(simulating.simulate)
app.command("diagram")(diagrams.diagram)
app.command("stats")(figures.stats)
