"""The full-screen display: draws what one seat may see, and sends commands.

Not built yet: until it is, `hotwash play` uses the plain display.
This is the only package that may import Textual, and nothing in `simulator` may import this one.
"""
