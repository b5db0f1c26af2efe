"""Programs with one word astray: what is told, and where."""
from _broken_modules import show_errors

show_errors("one_word_astray_broken", 26)
