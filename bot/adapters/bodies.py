"""What a platform sends to the one HTTP server, read no further than it may be long."""

from contextlib import aclosing

from starlette.requests import ClientDisconnect, Request


async def read_body(request: Request, most: int) -> bytes | None:
    """The body; None as soon as it is longer than so many bytes, and empty where the sender went away."""
    body = bytearray()
    try:
        async with aclosing(request.stream()) as pieces:
            async for piece in pieces:
                body += piece
                if len(body) > most:
                    return None
    except ClientDisconnect:
        return b""
    return bytes(body)
