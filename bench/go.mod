module github.com/seed-62962c47/glossary/bench

go 1.26
