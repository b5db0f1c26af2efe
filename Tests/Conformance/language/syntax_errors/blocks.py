"""Syntax errors of blocks: message, place and caret of each module of blocks_broken."""
from _broken_modules import show_errors

show_errors("blocks_broken", 27)
