print(s.exec x)
