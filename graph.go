package glossary

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"
)

// A Relation is how one concept points to another.
type Relation uint8

// The relations that entries state. Their inverses are [Graph.Citing] and
// [Graph.Narrower].
const (
	RelationRelated Relation = iota // an associative relation (skos:related)
	RelationBroader                 // the other is the kind or the whole (skos:broader)
)

func (r Relation) String() string {
	if r == RelationRelated {
		return "related"
	}
	return "broader"
}

// An Edge says that the concept From points to To, in the entry of one language at least.
type Edge struct {
	From, To string // IDs; To may be a name that leads nowhere, see [Graph.Dangling]
	Relation Relation
}

// A Graph holds the relations between concepts, by ID: those that an entry
// states in any language hold for the concept. It never changes, and is safe
// for concurrent use. The zero Graph is empty. Unknown IDs have no neighbours.
type Graph struct {
	ids      []string // sorted
	related  adjacency
	broader  adjacency
	citing   adjacency // inverse of related
	narrower adjacency // inverse of broader
	dangling []Edge

	orderOnce sync.Once
	position  []int32 // of each concept in the reading order
}

// adjacency lists the neighbours of each node, one list after the other.
type adjacency struct {
	ends []int32 // of each node's list in to
	to   []int32
}

func (a *adjacency) of(n int32) []int32 {
	if int(n) >= len(a.ends) {
		return nil
	}
	start := int32(0)
	if n > 0 {
		start = a.ends[n-1]
	}
	return a.to[start:a.ends[n]]
}

// inverse returns the adjacency with every edge turned round.
func (a *adjacency) inverse() adjacency {
	inv := adjacency{ends: make([]int32, len(a.ends)), to: make([]int32, len(a.to))}
	for _, t := range a.to {
		inv.ends[t]++
	}
	sum := int32(0)
	for i, n := range inv.ends {
		inv.ends[i] = sum
		sum += n
	}
	for n := range int32(len(a.ends)) {
		for _, t := range a.of(n) {
			inv.to[inv.ends[t]] = n
			inv.ends[t]++
		}
	}
	return inv
}

func newGraph(s *shelf) *Graph {
	g := &Graph{ids: s.concepts}
	numbers := make(map[string]int32, len(s.concepts))
	for n, id := range s.concepts {
		numbers[id] = int32(n)
	}
	link := func(a *adjacency, n int, names func(*Entry) []string, relation Relation) {
		start := len(a.to)
		var lost []string
		for v, at := range s.at {
			if at[n] < 0 {
				continue
			}
			for _, name := range names(&s.volumes[v].entries[at[n]]) {
				t, ok := numbers[name]
				switch {
				case ok && int(t) != n && !slices.Contains(a.to[start:], t):
					a.to = append(a.to, t)
				case !ok && !slices.Contains(lost, name):
					lost = append(lost, name)
					g.dangling = append(g.dangling, Edge{s.concepts[n], name, relation})
				}
			}
		}
		a.ends = append(a.ends, int32(len(a.to)))
	}
	for n := range s.concepts {
		link(&g.related, n, func(e *Entry) []string { return e.Related }, RelationRelated)
		link(&g.broader, n, func(e *Entry) []string { return e.Broader }, RelationBroader)
	}
	g.citing, g.narrower = g.related.inverse(), g.broader.inverse()
	return g
}

func (g *Graph) number(id string) (int32, bool) {
	n, ok := slices.BinarySearch(g.ids, id)
	return int32(n), ok
}

func (g *Graph) neighbours(a *adjacency, id string) iter.Seq[string] {
	return func(yield func(string) bool) {
		n, ok := g.number(id)
		if !ok {
			return
		}
		for _, t := range a.of(n) {
			if !yield(g.ids[t]) {
				return
			}
		}
	}
}

// Len returns the number of concepts.
func (g *Graph) Len() int { return len(g.ids) }

// Nodes yields the IDs of the concepts, sorted.
func (g *Graph) Nodes() iter.Seq[string] { return slices.Values(g.ids) }

// Edges yields the relations that lead somewhere, by the ID they are from; the
// related ones of a concept before the broader ones, each in the order stated.
func (g *Graph) Edges() iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		for n, id := range g.ids {
			for _, t := range g.related.of(int32(n)) {
				if !yield(Edge{id, g.ids[t], RelationRelated}) {
					return
				}
			}
			for _, t := range g.broader.of(int32(n)) {
				if !yield(Edge{id, g.ids[t], RelationBroader}) {
					return
				}
			}
		}
	}
}

// Dangling yields the relations that lead to no concept, in the order of [Graph.Edges].
func (g *Graph) Dangling() iter.Seq[Edge] { return slices.Values(g.dangling) }

// Related yields the concepts that id relates to, in the order stated.
func (g *Graph) Related(id string) iter.Seq[string] { return g.neighbours(&g.related, id) }

// Citing yields the concepts that relate to id, sorted.
func (g *Graph) Citing(id string) iter.Seq[string] { return g.neighbours(&g.citing, id) }

// Broader yields the concepts that id is directly a kind or a part of, in the order stated.
func (g *Graph) Broader(id string) iter.Seq[string] { return g.neighbours(&g.broader, id) }

// Narrower yields the direct kinds and parts of id, sorted.
func (g *Graph) Narrower(id string) iter.Seq[string] { return g.neighbours(&g.narrower, id) }

// step yields the neighbours of n in either direction of either relation.
func (g *Graph) step(n int32, visit func(int32)) {
	for _, a := range [...]*adjacency{&g.related, &g.broader, &g.citing, &g.narrower} {
		for _, t := range a.of(n) {
			visit(t)
		}
	}
}

// Path returns a shortest way from one concept to another over relations in
// either direction, both ends included; the same one every time. It returns nil
// where there is no way or no such concept, and one ID for a way to itself.
func (g *Graph) Path(from, to string) []string {
	start, ok := g.number(from)
	goal, ok2 := g.number(to)
	if !ok || !ok2 {
		return nil
	}
	// Seen from the goal, the way back leads forward.
	next := make([]int32, len(g.ids))
	for i := range next {
		next[i] = -1
	}
	next[goal] = goal
	queue := []int32{goal}
	for len(queue) > 0 && next[start] < 0 {
		n := queue[0]
		queue = queue[1:]
		g.step(n, func(t int32) {
			if next[t] < 0 {
				next[t] = n
				queue = append(queue, t)
			}
		})
	}
	if next[start] < 0 {
		return nil
	}
	path := []string{g.ids[start]}
	for n := start; n != goal; {
		n = next[n]
		path = append(path, g.ids[n])
	}
	return path
}

// Neighborhood returns the part of the graph within depth steps of id, in
// either direction of either relation: id alone for depth 0, and an empty graph
// for an unknown ID.
func (g *Graph) Neighborhood(id string, depth int) *Graph {
	n, ok := g.number(id)
	if !ok {
		return &Graph{}
	}
	near := map[int32]bool{n: true}
	ring := []int32{n}
	for range depth {
		var outer []int32
		for _, n := range ring {
			g.step(n, func(t int32) {
				if !near[t] {
					near[t] = true
					outer = append(outer, t)
				}
			})
		}
		if len(outer) == 0 {
			break
		}
		ring = outer
	}
	return g.part(near)
}

// part returns the graph of some of the nodes.
func (g *Graph) part(keep map[int32]bool) *Graph {
	old := make([]int32, 0, len(keep))
	for n := range keep {
		old = append(old, n)
	}
	slices.Sort(old)
	p := &Graph{}
	renumber := make(map[int32]int32, len(old))
	for i, n := range old {
		renumber[n] = int32(i)
		p.ids = append(p.ids, g.ids[n])
	}
	for _, both := range [...]struct{ from, to *adjacency }{{&g.related, &p.related}, {&g.broader, &p.broader}} {
		for _, n := range old {
			for _, t := range both.from.of(n) {
				if m, ok := renumber[t]; ok {
					both.to.to = append(both.to.to, m)
				}
			}
			both.to.ends = append(both.to.ends, int32(len(both.to.to)))
		}
	}
	p.citing, p.narrower = p.related.inverse(), p.broader.inverse()
	for _, e := range g.dangling {
		if _, ok := p.number(e.From); ok {
			p.dangling = append(p.dangling, e)
		}
	}
	return p
}

// Order returns the given IDs in the order in which to read them: a concept
// after those it is a kind or a part of, and otherwise the one that more
// concepts relate to first, its kinds and parts right after it. Cycles are cut
// at the concept that most relate to. IDs that are not in the graph come last,
// as given. Order() orders all concepts.
func (g *Graph) Order(ids ...string) []string {
	g.orderOnce.Do(g.computeOrder)
	if len(ids) == 0 {
		ordered := make([]string, len(g.ids))
		for n, p := range g.position {
			ordered[p] = g.ids[n]
		}
		return ordered
	}
	at := func(id string) int32 {
		if n, ok := g.number(id); ok {
			return g.position[n]
		}
		return int32(len(g.ids))
	}
	ordered := slices.Clone(ids)
	sort.SliceStable(ordered, func(i, j int) bool { return at(ordered[i]) < at(ordered[j]) })
	return ordered
}

// computeOrder sorts topologically over broader, keeping what is ready on a
// stack, so that a concept's kinds and parts follow it.
func (g *Graph) computeOrder() {
	ranked := make([]int32, len(g.ids)) // most cited first
	for n := range ranked {
		ranked[n] = int32(n)
	}
	weight := func(n int32) int { return len(g.citing.of(n)) + len(g.narrower.of(n)) }
	slices.SortStableFunc(ranked, func(a, b int32) int { return weight(b) - weight(a) })
	rank := make([]int32, len(g.ids))
	for r, n := range ranked {
		rank[n] = int32(r)
	}
	waiting := make([]int, len(g.ids)) // for how many broader concepts
	for n := range waiting {
		waiting[n] = len(g.broader.of(int32(n)))
	}
	g.position = make([]int32, len(g.ids))
	placed := make([]bool, len(g.ids))
	next := int32(0)
	var stack, ready []int32
	place := func(n int32) {
		stack = append(stack[:0], n)
		for len(stack) > 0 {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if placed[n] {
				continue
			}
			placed[n] = true
			g.position[n] = next
			next++
			ready = ready[:0]
			for _, t := range g.narrower.of(n) {
				if waiting[t]--; waiting[t] == 0 && !placed[t] {
					ready = append(ready, t)
				}
			}
			slices.SortFunc(ready, func(a, b int32) int { return int(rank[b] - rank[a]) })
			stack = append(stack, ready...)
		}
	}
	for _, n := range ranked {
		if waiting[n] == 0 {
			place(n)
		}
	}
	for _, n := range ranked { // what is left goes round in circles
		if !placed[n] {
			place(n)
		}
	}
}

// String lists the edges, one a line, for people who debug.
func (g *Graph) String() string {
	var b strings.Builder
	for e := range g.Edges() {
		b.WriteString(e.From + " " + e.Relation.String() + " " + e.To + "\n")
	}
	return b.String()
}
