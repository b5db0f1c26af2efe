a = é b
