"""What is said: flows of states, screens, the engine, alerts. No I/O, and no platform is known here."""
