package bench

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var initLine = regexp.MustCompile(`init \S+ @[\d.]+ ms, ([\d.]+) ms clock, (\d+) bytes`)

// BenchmarkImport runs programs and adds up what their packages do before main:
// the glossary's, which looks up nothing until then, beside one that matches languages.
func BenchmarkImport(b *testing.B) {
	for _, program := range []string{"lookup", "peer=language"} {
		b.Run(program, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "program")
			build := exec.Command("go", "build", "-o", path, "../testdata/weight/"+strings.TrimPrefix(program, "peer="))
			if out, err := build.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			var clock, bytes float64
			runs := 0
			for b.Loop() {
				cmd := exec.Command(path)
				cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
				out, err := cmd.CombinedOutput()
				if err != nil {
					b.Fatal(err)
				}
				for _, m := range initLine.FindAllStringSubmatch(string(out), -1) {
					ms, _ := strconv.ParseFloat(m[1], 64)
					n, _ := strconv.ParseFloat(m[2], 64)
					clock += ms * 1000
					bytes += n
				}
				runs++
			}
			b.ReportMetric(clock/float64(runs), "init-µs")
			b.ReportMetric(bytes/float64(runs), "init-B")
		})
	}
}
