prices = [5, 7
print(prices)
rate = 7 $ 2
