"""Syntax errors of patterns: message, place and caret of each module of patterns_broken."""
from _broken_modules import show_errors

show_errors("patterns_broken", 28)
