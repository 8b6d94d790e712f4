// This file runs the compiler: in our place, or as a child.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// fatal reports why nothing could be done, as gcc does, and returns the status.
func fatal(err error) int {
	fmt.Fprintf(os.Stderr, "muxcc: error: %v\n", err)
	return 1
}

// note says that something of ours went wrong that does not fail the build.
func note(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "muxcc: note: %s\n", strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", " "))
}

// exec lets the compiler take over the process; it only returns on failure.
func (b *build) exec(command []string) int {
	argv := append([]string{b.inv.Name}, command[1:]...)
	err := syscall.Exec(command[0], argv, b.environ)
	return fatal(fmt.Errorf("cannot run %s: %w", command[0], err))
}

// process is a running child.
type process struct {
	cmd    *exec.Cmd
	stderr *bytes.Buffer // nil when it goes to ours
	done   chan struct{}
	err    error
}

// children forwards signals to the children that run and remembers the first
// signal that asked us to end.
type children struct {
	mu      sync.Mutex
	running map[*process]bool
	caught  os.Signal
	signals chan os.Signal
}

func newChildren() *children {
	c := &children{running: map[*process]bool{}, signals: make(chan os.Signal, 4)}
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(sig) { // as nohup wants it
			signal.Notify(c.signals, sig)
		}
	}
	go func() {
		for sig := range c.signals {
			c.mu.Lock()
			if c.caught == nil {
				c.caught = sig
			}
			for p := range c.running {
				p.cmd.Process.Signal(sig) //nolint:errcheck // it may just have ended
			}
			c.mu.Unlock()
		}
	}()
	return c
}

// interrupted is the signal that asked us to end, or nil.
func (c *children) interrupted() os.Signal {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.caught
}

// start runs a command in our environment without the variables named. Without
// stdout and with keep false it writes where we write.
func (b *build) start(command []string, stdin io.Reader, stdout io.Writer, keep bool, without ...string) (*process, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Args[0] = b.inv.Name
	cmd.Env = slices.DeleteFunc(slices.Clone(b.environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(without, name)
	})
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if stdin != nil {
		cmd.Stdin = stdin
	}
	p := &process{cmd: cmd, done: make(chan struct{})}
	if stdout != nil {
		cmd.Stdout = stdout
	}
	if keep {
		p.stderr = &bytes.Buffer{}
		cmd.Stderr = p.stderr
	}
	b.kids.mu.Lock()
	defer b.kids.mu.Unlock()
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot run %s: %w", command[0], err)
	}
	b.kids.running[p] = true
	go func() {
		p.err = cmd.Wait()
		b.kids.mu.Lock()
		delete(b.kids.running, p)
		b.kids.mu.Unlock()
		close(p.done)
	}()
	return p, nil
}

// status waits and returns the exit status; a signal that ended the child is
// remembered so that it also ends us.
func (b *build) status(p *process) int {
	<-p.done
	if p.err == nil {
		return 0
	}
	var exit *exec.ExitError
	if !errors.As(p.err, &exit) {
		note("%v", p.err)
		return 1
	}
	if ws, ok := exit.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		b.kids.mu.Lock()
		if b.kids.caught == nil {
			b.kids.caught = ws.Signal()
		}
		b.kids.mu.Unlock()
		return 128 + int(ws.Signal())
	}
	return exit.ExitCode()
}

// reraise ends the process by the signal that ended a child or reached us.
func (b *build) reraise() {
	sig, ok := b.kids.interrupted().(syscall.Signal)
	if !ok {
		return
	}
	defaultAction(sig)
	syscall.Kill(syscall.Getpid(), sig) //nolint:errcheck // the exit status follows anyway
	time.Sleep(time.Second)             // delivery may take a moment; a blocked signal ends in the status
}

// defaultAction has the system act on a signal. What Go's own reset leaves prints
// stacks for SIGQUIT.
func defaultAction(sig syscall.Signal) {
	signal.Reset(sig)
	var action [4]uintptr // the default one; as large as the kernel's structure
	syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(&action)), 0, 8, 0, 0)
}

// isTerminal reports whether a file is a terminal; /dev/null is a character
// device, too.
func isTerminal(f *os.File) bool {
	var t syscall.Termios
	_, _, e := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), syscall.TCGETS, uintptr(unsafe.Pointer(&t)))
	return e == 0
}
