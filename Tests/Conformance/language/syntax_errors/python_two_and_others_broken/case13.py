if x then y
