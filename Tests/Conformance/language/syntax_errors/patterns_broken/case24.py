match x:
    case a(): pass
    case a.b: pass
    case *a: pass
