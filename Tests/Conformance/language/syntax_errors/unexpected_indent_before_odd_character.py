total = 0
    total += 1
price = $5
