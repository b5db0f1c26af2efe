x, : int = 1
