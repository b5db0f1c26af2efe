f = lambda **case k: 1
