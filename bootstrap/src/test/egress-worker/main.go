// A stand-in for LiveKit's egress worker, for tests and development, never for production: it registers over psrpc and
// Redis exactly as the real one does and reports to the real livekit-server; only the media work is replaced, by the
// upload of a sample MP4 of one second to the S3 that the request names. How it shall misbehave is told over HTTP (POST
// /script) or by tags in the file path: rec/~fail_after_ms=500~/x.mp4
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/protocol/utils/guid"
	"github.com/livekit/psrpc"
	"github.com/redis/go-redis/v9"
)

func main() {
	w := &worker{active: map[string]*session{}}
	addr := flag.String("redis", "127.0.0.1:6379", "redis address, same as livekit-server")
	ctl := flag.String("control", "127.0.0.1:0", "control HTTP address")
	st := flag.String("storage", "", `default storage, JSON of livekit.S3Upload, like "storage: s3:" of the egress config`)
	def := flag.String("script", "{}", "default Script as JSON")
	flag.StringVar(&w.wsURL, "ws", "", "ws://livekit to join as the hidden recorder (optional)")
	flag.StringVar(&w.key, "key", os.Getenv("LIVEKIT_API_KEY"), "api key")
	flag.StringVar(&w.secret, "secret", os.Getenv("LIVEKIT_API_SECRET"), "api secret")
	flag.IntVar(&w.limit, "limit", 0, "max concurrent egress (0 = none)")
	flag.Parse()
	if err := json.Unmarshal([]byte(*def), &w.def); err != nil {
		log.Fatal(err)
	}
	if *st != "" {
		w.s3 = &livekit.S3Upload{}
		if err := json.Unmarshal([]byte(*st), w.s3); err != nil {
			log.Fatal(err)
		}
	}
	w.bus = psrpc.NewRedisMessageBus(redis.NewClient(&redis.Options{Addr: *addr}))
	var err error
	if w.io, err = rpc.NewIOInfoClient(w.bus); err != nil {
		log.Fatal(err)
	}
	srv, err := rpc.NewEgressInternalServer(w, w.bus, psrpc.WithServerID(guid.New("NE_")))
	if err == nil {
		if err = srv.RegisterListActiveEgressTopic(""); err == nil {
			err = srv.RegisterStartEgressTopic("") // "" = cluster id of the OSS server
		}
	}
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("POST /script", func(rw http.ResponseWriter, r *http.Request) {
		s := &Script{}
		if err := json.NewDecoder(r.Body).Decode(s); err != nil {
			http.Error(rw, err.Error(), 400)
			return
		}
		w.mu.Lock()
		w.scripts = append([]*Script{s}, w.scripts...) // what was said last counts
		w.mu.Unlock()
	})
	http.HandleFunc("DELETE /script", func(http.ResponseWriter, *http.Request) { w.mu.Lock(); w.scripts = nil; w.mu.Unlock() })
	http.HandleFunc("GET /active", func(rw http.ResponseWriter, r *http.Request) {
		a, _ := w.ListActiveEgress(r.Context(), nil)
		_ = json.NewEncoder(rw).Encode(a.EgressIds)
	})
	l, err := net.Listen("tcp", *ctl)
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(http.Serve(l, nil)) }()
	fmt.Println("http://" + l.Addr().String()) // the one line on stdout: ready, and controlled from there
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT)
	go func() { // whoever started us is gone
		_, _ = io.Copy(io.Discard, os.Stdin)
		c <- syscall.SIGTERM
	}()
	<-c
	srv.Kill()
}
