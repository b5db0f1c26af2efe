x = a =! b
