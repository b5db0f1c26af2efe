print(rows(yield) / 3, 1)
