"""Syntax errors of assignments: message, place and caret of each module of assignments_broken."""
from _broken_modules import show_errors

show_errors("assignments_broken", 38)
