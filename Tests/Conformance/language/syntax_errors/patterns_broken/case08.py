match x:
    case: pass
