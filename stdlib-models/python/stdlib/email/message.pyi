# email.message.
import mux
class EmailMessage:
    def __new__(cls, policy=None): return mux.unknown("email.message.EmailMessage")
class Message:
    def __new__(cls, policy=None): return mux.unknown("email.message.Message")
