"""Engines behind the verdict: the base tier decides by default, and a model may judge what it cannot read.

Whatever a model says, the base tier is laid before it: what clashes is never SUPPORTED, and low confidence abstains.
"""
