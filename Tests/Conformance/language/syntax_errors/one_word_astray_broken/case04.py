total = *parts 0
