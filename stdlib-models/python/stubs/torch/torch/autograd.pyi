# torch.autograd.
import mux
def Variable(data, requires_grad=False, volatile=False): return data
def grad(outputs, inputs, **kwargs): return mux.unknown("torch.autograd.grad")
