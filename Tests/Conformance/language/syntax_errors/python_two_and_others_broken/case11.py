print a.b, c
