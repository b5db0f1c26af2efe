+ n: int
