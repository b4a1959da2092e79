"""Claims: what a report says about arrangements, each claim resting on exact words.

The way of a report through this layer, folder by folder:

- ``topic``: could it be about people sent to a state that is not theirs? If not, it is not parsed.
- ``words``: its sentences, with what each word stands for, the states named, and the cues of events.
- ``saying``: who says what: the statements, and in whose words each passage stands.
- ``pair``: which two states a clause concerns.
- ``telling``: which events it tells, whether as done, planned or denied, and the stage after them.
- ``details``: when that was, who did it, how many people and how much money it concerns.
- ``weighing``: how all of these decide, by traits with learnt weights.

``reader`` leads through them and gives a ``Reading`` of arrangements, events and statements.
"""
