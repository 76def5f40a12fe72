// An S3 server in memory for tests, which lets everybody in. usage: s3 ADDRESS BUCKET...
// Says its URL on one stdout line once it listens, and ends when its input does, and so with whoever started it.
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
	backend := s3mem.New()
	for _, bucket := range os.Args[2:] {
		if err := backend.CreateBucket(bucket); err != nil {
			log.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	log.Fatal(http.Serve(listener, gofakes3.New(backend).Server()))
}
