"""Syntax errors of scopes: message, place and caret of each module of scopes_broken."""
from _broken_modules import show_errors

show_errors("scopes_broken", 37)
