PROPOSE: dict[str, str] = {}
