"""Hotwash: tabletop exercises for incidents of machine-learning models, without a screen.

Public is the console script `hotwash`; every module here may change with any release.
Nothing is imported here: each command pays only for the rooms it uses.
"""
