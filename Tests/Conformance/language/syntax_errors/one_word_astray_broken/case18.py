error = Problem("spam", "no"print
