module github.com/seed-62962c47/glossary/bench

go 1.26.0

require (
	github.com/adrg/frontmatter v0.2.0
	github.com/seed-62962c47/glossary v0.1.0
	go.yaml.in/yaml/v3 v3.0.6
)

require (
	github.com/BurntSushi/toml v0.3.1 // indirect
	golang.org/x/text v0.43.0 // indirect
	gopkg.in/yaml.v2 v2.3.0 // indirect
)
