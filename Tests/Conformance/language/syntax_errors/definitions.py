"""Syntax errors of definitions: message, place and caret of each module of definitions_broken."""
from _broken_modules import show_errors

show_errors("definitions_broken", 35)
