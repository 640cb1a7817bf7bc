"""The queue and the timetable: what is done soon, and what is done at its time."""
