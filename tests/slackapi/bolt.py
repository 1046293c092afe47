"""A Bolt app at the desk's other side, without HTTP between."""

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from tests.slackapi.bringing import Answer, Request, Straight


def straight(app: AsyncApp) -> Straight:
    """Hands each signed request to the app, as `desk.straight` takes it."""

    async def handed(request: Request) -> Answer:
        answer = await app.async_dispatch(AsyncBoltRequest(body=request.body, headers=dict(request.headers)))
        headers = {name: values[0] for name, values in answer.headers.items()}
        reason = "" if answer.status < 300 else "http_error"
        return Answer(answer.status, answer.body or "", reason, headers)

    return handed
