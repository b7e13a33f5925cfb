package glossary_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-62962c47/glossary"
)

// graph makes a graph of lines "a: b c > d": a relates to b and c, and d is broader.
func graph(t testing.TB, lines ...string) *glossary.Graph {
	var entries []glossary.Entry
	for _, line := range lines {
		id, rest, _ := strings.Cut(line, ":")
		related, broader, _ := strings.Cut(rest, ">")
		entries = append(entries, entry("en", id, "Term "+id, rel(strings.Fields(related)...), broad(strings.Fields(broader)...)))
	}
	return build(t, entries...).Graph()
}

func join(s iter.Seq[string]) string { return strings.Join(slices.Collect(s), " ") }

func TestGraph(t *testing.T) {
	g := graph(t, "a: b c", "b: a > d", "c: lost", "d:", "e: > d lost2")
	for _, tt := range []struct{ what, got, want string }{
		{"Nodes", join(g.Nodes()), "a b c d e"},
		{"Related(a)", join(g.Related("a")), "b c"},
		{"Citing(a)", join(g.Citing("a")), "b"},
		{"Citing(c)", join(g.Citing("c")), "a"},
		{"Broader(b)", join(g.Broader("b")), "d"},
		{"Narrower(d)", join(g.Narrower("d")), "b e"},
		{"Related(nobody)", join(g.Related("nobody")), ""},
		{"Edges", g.String(), "a related b\na related c\nb related a\nb broader d\ne broader d\n"},
		{"Dangling", fmt.Sprint(slices.Collect(g.Dangling())), "[{c lost related} {e lost2 broader}]"},
		{"Path(c, e)", strings.Join(g.Path("c", "e"), " "), "c a b d e"},
		{"Path(a, a)", strings.Join(g.Path("a", "a"), " "), "a"},
		{"Path(a, nobody)", strings.Join(g.Path("a", "nobody"), " "), ""},
		{"Neighborhood(a, 0)", join(g.Neighborhood("a", 0).Nodes()), "a"},
		{"Neighborhood(a, 1)", g.Neighborhood("a", 1).String(), "a related b\na related c\nb related a\n"},
		{"Neighborhood(d, 1)", g.Neighborhood("d", 1).String(), "b broader d\ne broader d\n"},
		{"Neighborhood(c, 99)", fmt.Sprint(g.Neighborhood("c", 99).Len(), slices.Collect(g.Neighborhood("c", 99).Dangling())), "5 [{c lost related} {e lost2 broader}]"},
		{"Neighborhood(nobody)", join(g.Neighborhood("nobody", 1).Nodes()), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if g.Len() != 5 {
		t.Errorf("Len = %d", g.Len())
	}
	for range g.Edges() {
		break
	}
}

func TestGraphIsOfConcepts(t *testing.T) {
	g := build(t,
		entry("en", "a", "A", rel("b")),
		entry("es", "a", "Á", rel("B", "c")),
		entry("es", "b", "B"), entry("it", "c", "C", rel("Á")),
	).Graph()
	if got := g.String(); got != "a related b\na related c\nc related a\n" {
		t.Errorf("edges are\n%s", got)
	}
}

func TestPathWithoutAWay(t *testing.T) {
	if p := graph(t, "a:", "b:").Path("a", "b"); p != nil {
		t.Errorf("got %q", p)
	}
}

func TestOrder(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		ids   string
		want  string
	}{
		{[]string{"c: > b", "b: > a", "a:"}, "", "a b c"},
		{[]string{"c: > b", "b: > a", "a:"}, "c x a", "a c x"},                // b decides though it is not asked for
		{[]string{"a:", "b: c", "c:", "d: c"}, "", "c a b d"},                 // c is what most relate to
		{[]string{"a: > r", "b: > r", "c: > a", "r:", "s:"}, "", "r a c b s"}, // depth first
		{[]string{"a: > b", "b: > a", "c: a"}, "", "c a b"},                   // a circle
		{[]string{"x: > b c", "b: > a", "c: > a", "a:"}, "", "a b c x"},       // two broader ones
		{[]string{"b:", "a:"}, "b a b", "a b b"},                              // as often as given
		{nil, "", ""},
	} {
		g := graph(t, tt.lines...)
		if got := strings.Join(g.Order(strings.Fields(tt.ids)...), " "); got != tt.want {
			t.Errorf("%q: Order(%s) = %q, want %q", tt.lines, tt.ids, got, tt.want)
		}
	}
}

// randomGraph makes n concepts with about six edges each.
func randomGraph(t testing.TB, n int) *glossary.Graph {
	r := rand.New(rand.NewPCG(1, 2))
	id := func(i int) string { return fmt.Sprintf("c%05d", i) }
	var lines []string
	for i := range n {
		line := id(i) + ":"
		for range 5 {
			line += " " + id(r.IntN(n))
		}
		if i > 0 {
			line += " > " + id(r.IntN(i))
		}
		lines = append(lines, line)
	}
	return graph(t, lines...)
}

func TestOrderOfRandomGraph(t *testing.T) {
	g := randomGraph(t, 500)
	place := make(map[string]int)
	for i, id := range g.Order() {
		place[id] = i
	}
	if len(place) != g.Len() {
		t.Fatalf("%d of %d concepts ordered", len(place), g.Len())
	}
	for e := range g.Edges() {
		if e.Relation == glossary.RelationBroader && place[e.To] > place[e.From] {
			t.Errorf("%s comes before %s, which is broader", e.From, e.To)
		}
	}
}

func TestPathIsShortest(t *testing.T) {
	g := randomGraph(t, 200)
	// The twin: rings of neighbours until the goal is in one.
	distance := func(from, to string) int {
		for d := 0; ; d++ {
			if slices.Contains(slices.Collect(g.Neighborhood(from, d).Nodes()), to) {
				return d
			}
		}
	}
	for i := range 100 {
		from, to := fmt.Sprintf("c%05d", i), fmt.Sprintf("c%05d", 199-i)
		if got, want := len(g.Path(from, to))-1, distance(from, to); got != want {
			t.Errorf("Path(%s, %s) has %d steps, want %d", from, to, got, want)
		}
	}
}

func BenchmarkGraph(b *testing.B) {
	g := randomGraph(b, 10_000)
	b.Run("Path", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			g.Path("c00001", "c09999")
		}
	})
	b.Run("Neighborhood", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			g.Neighborhood("c05000", 2)
		}
	})
	b.Run("Order", func(b *testing.B) {
		b.ReportAllocs()
		ids := slices.Collect(g.Neighborhood("c05000", 2).Nodes())
		for b.Loop() {
			g.Order(ids...)
		}
	})
	b.Run("OrderFirst", func(b *testing.B) { // with the order of the whole graph
		b.ReportAllocs()
		for b.Loop() {
			g.Neighborhood("c05000", 20).Order()
		}
	})
}
