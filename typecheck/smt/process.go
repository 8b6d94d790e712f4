// This file runs the solver process: one command at a time, answers delimited by
// echoed marks, a watchdog that kills it.

package smt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// errTimeout and errDied end a process; the next question starts a new one.
var (
	errTimeout = errors.New("smt: solver killed after its time limit")
	errDied    = errors.New("smt: solver ended unexpectedly")
)

// process is a running solver.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan string
	stop  chan struct{} // closed by kill: the reader must not block any more
	marks int
}

// start launches argv with pipes.
func start(argv []string) (*process, error) {
	path, err := exec.LookPath(argv[0])
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, argv[1:]...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, in: in, lines: make(chan string, 64), stop: make(chan struct{})}
	go p.read(out)
	return p, nil
}

func (p *process) read(out io.Reader) {
	defer close(p.lines)
	sc := bufio.NewScanner(out)
	sc.Buffer(make([]byte, 64<<10), 16<<20)
	for sc.Scan() {
		select {
		case p.lines <- sc.Text():
		case <-p.stop:
			return
		}
	}
}

// kill ends the process at once and reaps it.
func (p *process) kill() {
	select {
	case <-p.stop:
		return
	default:
	}
	close(p.stop)
	p.in.Close()
	p.cmd.Process.Kill()
	go p.cmd.Wait()
}

// ask sends commands and returns the lines printed before the echoed mark. Any
// error leaves the process unusable.
func (p *process) ask(ctx context.Context, deadline time.Time, text string) ([]string, error) {
	p.marks++
	mark := fmt.Sprintf("mux-mark-%d", p.marks)
	wrote := make(chan error, 1)
	go func() {
		_, err := io.WriteString(p.in, text+"\n(echo \""+mark+"\")\n")
		wrote <- err
	}()
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	var out []string
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-timer.C:
			return nil, errTimeout
		case l, ok := <-p.lines:
			if !ok {
				return nil, errDied
			}
			if strings.Trim(strings.TrimSpace(l), `"`) == mark {
				if err := <-wrote; err != nil {
					return nil, errDied
				}
				return out, nil
			}
			out = append(out, l)
		}
	}
}
