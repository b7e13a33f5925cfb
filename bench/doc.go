// Package bench compares the glossary with its peers, in one run. It is a
// module of its own, so that no peer becomes a requirement of the glossary.
package bench
