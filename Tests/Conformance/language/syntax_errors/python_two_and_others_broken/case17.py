x = y++
