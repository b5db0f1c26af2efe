x = [a for b if c]
