from tests.botapi.fixture import api, clock

__all__ = ["api", "clock"]
