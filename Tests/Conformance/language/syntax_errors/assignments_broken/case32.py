while x := 1: break
while (x = 1): break
