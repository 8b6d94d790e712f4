# pyaes, measured on pyaes 1.6.1: an object holds its key schedule; CTR works in
# lists of the data's bytes, of which that of the counters grows by sixteen.
import mux
class Counter:
    def __new__(cls, initial_value=1): return mux.object(mux.between(600, 860), Counter)
    def increment(self): return None
def _schedule(): return mux.between(6000, 7100)
def _lists(text):
    n = mux.text_len(text)
    counters = mux.object(mux.between(8 * n, 9 * n + 256))
    if mux.is_str(text):
        plain = mux.slots(n, mux.int(0, 255))
    done = mux.slots(n, mux.int(0, 255))
    mux.work_at_most(1536)
    return None
class AESModeOfOperationCTR:
    def __new__(cls, key, counter=None):
        mux.work_at_most(7424)
        return mux.object(_schedule(), AESModeOfOperationCTR, counter=counter)
    def encrypt(self, plaintext):
        _lists(plaintext)
        return mux.bytes(mux.text_len(plaintext))
    def decrypt(self, crypttext): return self.encrypt(crypttext)
# One block of sixteen bytes a call.
class AESModeOfOperationCBC:
    def __new__(cls, key, iv=None):
        mux.work_at_most(7424)
        return mux.object(_schedule(), AESModeOfOperationCBC)
    def encrypt(self, plaintext):
        mux.work_at_most(2048)
        return mux.bytes(16)
    def decrypt(self, ciphertext): return self.encrypt(ciphertext)
class AESModeOfOperationECB:
    def __new__(cls, key):
        mux.work_at_most(7424)
        return mux.object(_schedule(), AESModeOfOperationECB)
    def encrypt(self, plaintext):
        mux.work_at_most(2048)
        return mux.bytes(16)
    def decrypt(self, ciphertext): return self.encrypt(ciphertext)
class AES:
    def __new__(cls, key):
        mux.work_at_most(6656)
        return mux.object(mux.between(6000, 6400), AES)
    def encrypt(self, plaintext): return mux.list(4, mux.int(0, 255))
