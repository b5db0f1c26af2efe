"""Syntax errors of strings and numbers: message, place and caret of each module of strings_and_numbers_broken."""
from _broken_modules import show_errors

show_errors("strings_and_numbers_broken", 40)
