package pyfront

const debugLoops = false
