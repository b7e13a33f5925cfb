// Hello is the least program there is.
package main

import "fmt"

func main() { fmt.Println("hello") }
