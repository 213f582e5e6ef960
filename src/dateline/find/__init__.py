"""Mentions: the actors, places, times, counts and attributions that sentences name."""
