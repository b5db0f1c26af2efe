# What compare_digest takes, and tokens of the usual length.
import hmac
import secrets

for module in (hmac, secrets):
    for a, b in (("abc", "abc"), ("abc", "abd"), (b"abc", bytearray(b"abc")), (b"abc", memoryview(b"abx")), ("abc", b"abc"), ("é", "é"), (1, 1), (b"", None)):
        try:
            print(module.compare_digest(a, b))
        except TypeError as error:
            print(error)
signature = hmac.new(b"key", b"message", "sha256").hexdigest()
print(hmac.compare_digest(signature, hmac.new(b"key", b"message", "sha256").hexdigest()))
print(secrets.DEFAULT_ENTROPY, len(secrets.token_bytes()), len(secrets.token_hex(4)))
