from .labels import label as make_label


class Stock:
    def __init__(self):
        self.items = {}

    def add(self, name, amount=1):
        self.items[name] = self.items.get(name, 0) + amount
        return make_label(name, self.items[name])
