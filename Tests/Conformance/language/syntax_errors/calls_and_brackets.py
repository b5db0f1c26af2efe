"""Syntax errors of calls and brackets: message, place and caret of each module of calls_and_brackets_broken."""
from _broken_modules import show_errors

show_errors("calls_and_brackets_broken", 39)
