"""memoryview of bytes and bytearray."""

from _attempts import attempt
m = memoryview(b'abcdef')
print(m[0], bytes(m[1:3]), m[::-1].tobytes())
print(len(m), m.tolist(), m.format)
print(m.readonly, m.nbytes, m.shape)
print(m == b'abcdef', bytes(m), m[-1])
print(97 in m, list(m), m.hex())
print(hash(m) == hash(b'abcdef'), m.obj, m.itemsize)
print(m.ndim, m.strides, m.contiguous)
print(m[::2].contiguous, m[::2].strides)
attempt(lambda: m[10])
attempt(lambda: m['a'])
attempt(lambda: memoryview('a'))
attempt(lambda: memoryview())
attempt(lambda: memoryview(5))
def s():
    m[0] = 1
attempt(s)
ba = bytearray(b'xyz')
w = memoryview(ba)
w[0] = 65
w[1:] = b'BC'
print(ba, w.readonly)
def s():
    w[0] = 300
attempt(s)
def s():
    w[0] = 'a'
attempt(s)
def s():
    w[0:2] = b'abc'
attempt(s)
with memoryview(b'q') as v:
    print(v.tobytes())
attempt(lambda: v.tobytes())
attempt(lambda: len(v))
attempt(lambda: hash(w))
print(b''.join([memoryview(b'a'), b'b']), memoryview(b'a') == memoryview(b'a'), memoryview(b'a') != b'b')
print(isinstance(m, memoryview), m.toreadonly().readonly, b'z' + memoryview(b'y'))
print(int.from_bytes(memoryview(b'\x01\x02'), 'big'))
