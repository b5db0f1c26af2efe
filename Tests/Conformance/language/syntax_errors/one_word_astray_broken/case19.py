print(a.late()=
