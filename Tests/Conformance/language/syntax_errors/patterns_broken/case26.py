match x:
    case A(a, b=a): pass
