"""What is taken before anything else is touched: the HTTP socket, and the signals that close the door."""

import asyncio
import errno
import signal
import socket

from bot.faults import Fault


def listen(host: str, port: int) -> socket.socket:
    """The socket that browsers will reach; Fault when the address can't be had.

    It is taken before anything else is touched, so that a second start changes nothing.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio turn off Nagle's algorithm, which costs 40 ms an answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        reason = error.strerror or type(error).__name__
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise Fault(
                f"COLLECTIF_HOST: {host} is no address of this machine ({reason})",
                "write 127.0.0.1, or 0.0.0.0 to be reached from other machines",
            ) from error
        raise Fault(
            f"port {port} on {host} can't be had ({reason})",
            "stop the program that has it, or choose another: COLLECTIF_PORT=8081, or make demo PORT=8081",
        ) from error
    return listening


def address_of(listening: socket.socket) -> str:
    """The page's address on this machine."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - what is reached, not what is bound
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def listen_for_signals() -> asyncio.Event:
    """Set by SIGINT, SIGTERM or SIGHUP (a closed terminal), from now until the program has ended.

    Before anything is opened: a database whose opening or closing was cut short would keep the program alive.

    The loop's own handlers would end with it, and `make` passes on a Ctrl-C that this process had
    already: the second one would interrupt the tidying up. Under `nohup` SIGHUP stays ignored.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def close(*_: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(sign) != signal.SIG_IGN or sign != signal.SIGHUP:
            signal.signal(sign, close)
    return stop
