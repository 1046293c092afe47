from tests.slackapi.fixture import clock, slack

__all__ = ["clock", "slack"]
