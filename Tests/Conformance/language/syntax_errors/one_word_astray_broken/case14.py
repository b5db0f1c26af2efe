child = get(False "shop.orders")
