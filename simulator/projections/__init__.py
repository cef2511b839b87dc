"""One question each, answered by folding what a seat has seen: what waits, what is owed, who is here.

A projection stores nothing and changes nothing; what it returns is a frozen view that any display can draw.
"""
