"""The plain display: lines in, lines out. Equal in power to the full screen, in another shape.

Nothing is redrawn and no cursor is moved, so it works in any terminal, in a pipe and with a screen reader.
"""
