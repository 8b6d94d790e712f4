# pyaes, measured on pyaes 1.6.1 with 4,000 and 20,000 characters: the object holds
# its key schedule; CTR works in lists of the data's bytes.
import mux
class Counter:
    def __new__(cls, initial_value=1): return mux.object(mux.between(160, 640), Counter)
class AESModeOfOperationCTR:
    def __new__(cls, key, counter=None):
        return mux.object(mux.between(5600, 8192), AESModeOfOperationCTR)
    def encrypt(self, text):
        n = mux.text_len(text)
        mux.work_at_most(26 * n + 8192)
        return mux.bytes(n)
    def decrypt(self, text):
        n = mux.text_len(text)
        mux.work_at_most(26 * n + 8192)
        return mux.bytes(n)
