"""What a figure of a release is of: the same key wherever the same figure stands."""

Key = tuple[str, tuple[tuple[str, str], ...]]
# A metric of the catalogue, and the part of the release's scope that it is taken in, as pairs of
# (dimension, value) in the order of the dimensions' names. Dimensions are those of ``measure``
# (country, day, kind, channel …) and
#   state   the one word by which the panel parts the metric so that the parts add up
#           (the triage of tips, the outcome of objects)
#   until   a day: what had come by its end. Nested: each holds the one before.
#   as_of   an instant (ISO 8601, UTC): the same figure as it stood then
# ("tips_received", ())                          all tips in scope
# ("tips_received", (("country", "DE"),))        those that point to Germany
# ("series_processed", (("until", "2019-10-18"),))
# ("change:series_processed", (("as_of", "2019-10-25T06:45:00Z"),))   since that instant
