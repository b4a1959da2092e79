"""Claims: what a report says about arrangements, each claim resting on exact words."""
