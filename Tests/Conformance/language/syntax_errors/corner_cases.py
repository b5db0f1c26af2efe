"""Syntax errors in the corners of the grammar: message, place and caret of each module of corner_cases_broken."""
from _broken_modules import show_errors

show_errors("corner_cases_broken", 74)
