balance = 15{
