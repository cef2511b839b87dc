"""What an exercise *is*, in plain Python: frozen dataclasses and pure functions.

No I/O, no libraries, no wall clock.
Read in this order: `units`, `conditions`, `scenario`, `standards`, `commands`, `events`, `facts`, `signals`, `world`,
`decide`, `clocks`.
`decide` leaves messages to `sending` and the facilitator to `leading`; `refusals` is how all three say no.
"""
