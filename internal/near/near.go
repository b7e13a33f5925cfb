// Package near finds the word that somebody probably meant.
package near

import "iter"

// Distance returns the number of single letters inserted, dropped, changed or
// swapped with their neighbour that turn a into b (optimal string alignment),
// or limit+1 when it is over limit.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x)-len(y) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, last, row = last, row, before
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			change := last[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
	}
	return min(row[len(y)], limit+1)
}

// Slips returns how many slips are forgiven in a word of n letters: none below
// three, one below eight, then two.
func Slips(n int) int {
	switch {
	case n < 3:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// Best returns the first of the words nearest to word, within its slips.
func Best(word string, words iter.Seq[string]) (best string, ok bool) {
	limit := Slips(len([]rune(word)))
	for w := range words {
		if d := Distance(word, w, limit); d <= limit {
			best, ok, limit = w, true, d-1
		}
	}
	return best, ok
}
