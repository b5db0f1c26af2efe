total = = 1
price = $5
