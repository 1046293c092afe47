"""What every call keeps, whatever its method."""

from tests.slackapi import schema
from tests.slackapi.calls import METHODS, Call
from tests.slackapi.refusals import Refused, rule


@rule
def method_exists(method: str) -> str:
    """apis/web-api#responses: a method's name. Methods that this server does not play are refused too."""
    if method not in METHODS:
        raise Refused("unknown_method")
    return method


@rule
def has_known_names_and_types(call: Call) -> None:
    """apis/web-api#methods: arguments by their documented names and types; Slack itself overlooks unknown names. A
    team_id goes with any call: Slack's own library sends it of itself."""
    params = {name: value for name, value in call.params.items() if name != "team_id"}
    try:
        schema.check(schema.spelled(call.method), params)
    except schema.Misshapen as error:
        unknown = sorted(params.keys() - schema.parameters(call.method).keys())
        raise Refused("invalid_arguments", f"{error}{f'; nothing is called {unknown}' * bool(unknown)}") from error
