class # Odd:
    pass
