match x:
    case a.b.c(): pass
    case _: pass
    case 1: pass
