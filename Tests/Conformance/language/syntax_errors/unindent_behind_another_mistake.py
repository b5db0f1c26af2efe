if 1:
    total = 1 1
  price = 2
