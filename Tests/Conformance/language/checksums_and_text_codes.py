"""Bytes as texts, checksums and keyed hashes."""
import base64
import binascii
import hashlib
import hmac

data = "Grüße, Wörld".encode()
print(binascii.hexlify(data), binascii.hexlify(data, "-", 4), binascii.unhexlify("616263"), binascii.crc32(data), binascii.crc32(b"c", binascii.crc32(b"ab")), binascii.crc_hqx(data, 0))
print(binascii.b2a_base64(b"hi"), binascii.b2a_base64(b"hi", newline=False), binascii.a2b_base64(b"aG k="))
print(base64.b85encode(data), base64.b85decode(base64.b85encode(data)) == data, base64.b85encode(b"a", pad=True))
print(base64.a85encode(data), base64.a85encode(b"\0\0\0\0    x", foldspaces=True), base64.a85encode(data, adobe=True, wrapcol=10), base64.a85decode(b"<~@:E_W~>", adobe=True))
print(base64.b32hexencode(b"abc"), base64.b32hexdecode("C5H66==="), base64.encodebytes(b"x" * 60), base64.decodebytes(b"aGk=\n"))
for wrong in [
    lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b85decode("a b"), lambda: base64.b85decode("~~~~~"), lambda: base64.a85decode("v"), lambda: base64.a85decode("az"), lambda: base64.a85decode("x", adobe=True),
    lambda: base64.b64decode("YQ==YQ==", validate=True), lambda: base64.b64decode("=YQ=", validate=True), lambda: base64.b64decode("YQ=", validate=True), lambda: base64.encodebytes("text"), lambda: base64.b85encode("text"),
    lambda: binascii.a2b_base64("é"),
]:
    try:
        print(wrong())
    except (binascii.Error, ValueError, TypeError) as error:
        print(type(error).__name__, error)

for size in [224, 256, 384, 512]:
    found = hashlib.new(f"sha3_{size}", b"abc")
    print(found.name, found.digest_size, found.block_size, found.hexdigest())
print(hashlib.sha3_256(b"x" * 1000).hexdigest())

signature = hmac.new(b"secret", b"order=5", "sha256")
print(type(signature), signature.name, signature.digest_size, isinstance(signature, hmac.HMAC))
copied = signature.copy()
copied.update(b"&page=2")
print(signature.hexdigest(), copied.hexdigest() == hmac.HMAC(b"secret", b"order=5&page=2", hashlib.sha256).hexdigest(), hmac.compare_digest(signature.digest(), signature.digest()))
for wrong in [lambda: hmac.new(b"k"), lambda: hmac.new("k", b"m", "md5"), lambda: hmac.new(b"k", "m", "md5"), lambda: hmac.new(b"k", b"m", "none")]:
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
