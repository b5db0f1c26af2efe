x = f'{a["b"]'
