print(x = 3 for x in y)
