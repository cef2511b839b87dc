"""Lessons as they are learned: led through, checked by walking them, passed by their twins, and remembered.

Where one stands in a lesson is `simulator.projections.coach`; how it is told in lines, `simulator.host.plain.coaching`.
"""
