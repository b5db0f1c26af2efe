class A() pass
