"""The first numbers of a RandomStream, by an independent implementation of Philox4x32-10.

Run: python3 Tests/Reference/probability/random_stream.py
"""
MASK = 2**64 - 1


def mix(value):
    z = (value + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def fnv1a(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def philox(counter, key):
    c, (k0, k1) = list(counter), key
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k0, p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k1, p0 & 0xFFFFFFFF]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c


def uniform(seed, name, index):
    h = fnv1a(name.encode())
    key = mix(seed ^ mix(h))
    stream = mix((h + mix((seed + 0x9E3779B97F4A7C15) & MASK)) & MASK)
    block = index >> 1
    words = philox([block & 0xFFFFFFFF, block >> 32, stream & 0xFFFFFFFF, stream >> 32],
                   (key & 0xFFFFFFFF, key >> 32))
    low, high = words[2:] if index & 1 else words[:2]
    return (((high << 32 | low) >> 12) + 0.5) * 2.0**-52


if __name__ == "__main__":
    assert philox([0] * 4, (0, 0)) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    print([uniform(20180101, "releases", i) for i in range(3)])
