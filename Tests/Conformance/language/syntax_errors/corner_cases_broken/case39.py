é b
