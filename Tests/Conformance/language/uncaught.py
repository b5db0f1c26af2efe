# An error that nothing catches ends the script with status 1.
class Order:
    def __init__(self, lines): self.lines = lines
    def total(self): return sum(line["price"] * line["count"] for line in self.lines)
print("before")
order = Order([{"price": 3, "count": 2}, {"price": 5}])
print(order.total())
print("never")
