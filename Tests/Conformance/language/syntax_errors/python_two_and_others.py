"""Syntax errors of python two and others: message, place and caret of each module of python_two_and_others_broken."""
from _broken_modules import show_errors

show_errors("python_two_and_others_broken", 35)
