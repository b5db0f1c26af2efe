raise A, "x"
