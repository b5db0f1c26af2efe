[x := 1 for y in z]
[x := 1 for x in z]
