// A second, independent S3 server, in memory and for tests: gofakes3, which asks nobody for a key.
// usage: s3-server 127.0.0.1:0 bucket...
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

func main() {
	b := s3mem.New()
	for _, n := range os.Args[2:] {
		if err := b.CreateBucket(n); err != nil {
			log.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("http://" + l.Addr().String()) // the one line on stdout: ready, and reached there
	go func() {                                // whoever started us is gone
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	log.Fatal(http.Serve(l, gofakes3.New(b).Server()))
}
