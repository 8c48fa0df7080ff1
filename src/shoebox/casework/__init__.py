"""The casework room: findings become cases, decisions by two people, instruction files."""
