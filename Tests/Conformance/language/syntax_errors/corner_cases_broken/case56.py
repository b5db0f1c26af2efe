x: list[int = 1
