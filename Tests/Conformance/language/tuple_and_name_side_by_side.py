def swap(values):
    first, second third = values
    return third
