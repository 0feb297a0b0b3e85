"""The receptionist's collaborators: each knows one kind of work.

The supervisor in `decide.py` routes between them.
"""
