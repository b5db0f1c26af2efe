x = f'{a!x}' 'b' "c"
