i == 3:
    pass
