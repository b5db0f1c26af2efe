names = [name name in people if name]
