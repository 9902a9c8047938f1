"""For all tests: a property has no limit of time, since a machine that is busy is no fault of the code."""

from hypothesis import settings

settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")
