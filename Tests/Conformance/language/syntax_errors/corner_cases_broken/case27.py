not a := 1
