package folder

import (
	"errors"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"github.com/seed-62962c47/glossary"
)

const infoFile = "glossary.yaml"

// loadInfo reads what the folder says of itself, if it does.
func loadInfo(fsys fs.FS, limits Limits) (glossary.Info, error) {
	data, err := readLimited(fsys, infoFile, limits.FrontMatter)
	if errors.Is(err, fs.ErrNotExist) {
		return glossary.Info{}, nil
	}
	var info struct{ Title, Version, License string }
	if err == nil {
		err = yaml.Unmarshal(data, &info)
	}
	if err != nil {
		return glossary.Info{}, &glossary.EntryError{File: infoFile, Line: 1, Problem: cause(err).Error()}
	}
	return glossary.Info{Title: info.Title, Version: info.Version, License: info.License}, nil
}
