// This file runs oracle.py under Pyodide, for versions without an installed
// interpreter. Usage: node pyodide.js NODE_MODULES oracle.py
const fs = require("fs");
const path = require("path");
const { loadPyodide } = require(path.join(process.argv[2], "pyodide"));

function read(n) {
  const buf = Buffer.alloc(n);
  let got = 0;
  while (got < n) {
    let k = 0;
    try {
      k = fs.readSync(0, buf, got, n - got);
    } catch (e) {
      if (e.code === "EAGAIN") continue;
      throw e;
    }
    if (k === 0) break;
    got += k;
  }
  return buf.subarray(0, got);
}

function readline() {
  let s = "";
  for (;;) {
    const c = read(1);
    if (c.length === 0) return s;
    s += String.fromCharCode(c[0]);
    if (c[0] === 10) return s;
  }
}

(async () => {
  const py = await loadPyodide();
  py.runPython(fs.readFileSync(process.argv[3], "utf8").replace('__name__ == "__main__"', "False"));
  const answer = py.globals.get("answer_js") ||
    py.runPython("def answer_js(s):\n    k, d = answer(s.to_py().tobytes() if hasattr(s, 'to_py') else bytes(s))\n    return [k, d]\nanswer_js");
  py.runPython("import sys; sys.setrecursionlimit(1000)");
  fs.writeSync(1, py.runPython("'%d.%d\\n' % sys.version_info[:2]"));
  for (;;) {
    const line = readline();
    if (line === "") return;
    const src = read(parseInt(line));
    const r = answer(new Uint8Array(src));
    const kind = r.get(0);
    const proxy = r.get(1);
    const data = Buffer.from(proxy.toJs());
    proxy.destroy();
    r.destroy();
    const out = Buffer.concat([Buffer.from(kind + " " + data.length + "\n"), data]);
    let at = 0;
    while (at < out.length) {
      try {
        at += fs.writeSync(1, out, at, out.length - at);
      } catch (e) {
        if (e.code !== "EAGAIN") throw e;
      }
    }
  }
})();
