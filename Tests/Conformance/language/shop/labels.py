def label(name, amount):
    return f"[{name} x{amount}]"
