"""The full-screen display: draws what one seat may see, and sends commands.

This is the only package that may import Textual, and nothing in `simulator` may import this one.
"""
