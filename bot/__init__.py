"""The door itself: adapters, delivery, timers, settings, commands. The only room with await."""
