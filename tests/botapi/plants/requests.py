"""Violations of the rules of requests themselves."""

from tests.botapi.stage import WORD, Plant, picture
from tests.planting import calls, either

REQUESTS = {
    "token_is_the_bots": either("getMe", {"token": "1:wrong"}, {}),
    "method_exists": Plant(calls("sendMesage", **WORD), calls("SENDMESSAGE", **WORD)),
    "has_known_names_and_types": either("sendMessage", {"silent": True}, {"disable_notification": True}, **WORD),
    "uploads_are_asked_for": Plant(
        calls("sendPhoto", chat_id="$ada", photo="attach://a", files={"b": picture()}),
        calls("sendPhoto", chat_id="$ada", photo="attach://a", files={"a": picture()}),
    ),
}
