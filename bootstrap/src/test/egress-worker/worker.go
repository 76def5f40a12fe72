package main

import (
	"context"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
	"google.golang.org/protobuf/proto"
)

type worker struct {
	bus                psrpc.MessageBus
	io                 rpc.IOInfoClient
	mu                 sync.Mutex
	scripts            []*Script
	active             map[string]*session
	def                Script
	s3                 *livekit.S3Upload // used when the request carries no storage (egress config "storage:")
	wsURL, key, secret string
	limit              int
}

func (w *worker) StartEgress(ctx context.Context, req *rpc.StartEgressRequest) (*livekit.EgressInfo, error) {
	now := time.Now()
	info := &livekit.EgressInfo{EgressId: req.EgressId, RoomId: req.RoomId, RoomName: req.RoomName, StartedAt: now.UnixNano(), UpdatedAt: now.UnixNano(), RetryCount: req.RetryCount}
	w.mu.Lock()
	_, dup := w.active[req.EgressId]
	w.mu.Unlock()
	if dup { // the server retried with the same id
		return nil, psrpc.NewErrorf(psrpc.AlreadyExists, "egress already exists")
	}
	f, err := outputs(req, info)
	if err != nil {
		return nil, err
	}
	p := strings.NewReplacer("{room_name}", info.RoomName, "{room_id}", info.RoomId, "{time}", now.Format("2006-01-02T150405")).Replace(f.Filepath)
	if p == "" || strings.HasSuffix(p, "/") {
		p += info.RoomName + "-" + now.Format("2006-01-02T150405")
	}
	if path.Ext(p) == "" {
		p += ".mp4"
	}
	s := &session{w: w, sc: w.script(info.RoomName + " " + p), info: info, s3: f.GetS3(), file: &livekit.FileInfo{Filename: p}, stop: make(chan string, 4)}
	if s.s3 == nil {
		s.s3 = w.s3
	}
	switch {
	case s.sc.Mute:
		time.Sleep(time.Hour)
	case s.sc.Reject != "":
		return nil, psrpc.NewErrorf(psrpc.ErrorCode(s.sc.Reject), "scripted rejection")
	case s.s3 == nil:
		return nil, psrpc.NewErrorf(psrpc.InvalidArgument, "request has missing or invalid field: output")
	}
	info.FileResults = []*livekit.FileInfo{s.file}
	info.Result = &livekit.EgressInfo_File{File: s.file} // deprecated twin, still filled by the real worker

	// the real worker creates the row (-> egress_started) and starts the handler before it answers
	if _, err = w.io.CreateEgress(ctx, proto.CloneOf(info)); err != nil {
		return nil, err
	}
	h, err := rpc.NewEgressHandlerServer(s, w.bus)
	if err == nil {
		if err = h.RegisterStopEgressTopic(info.EgressId); err == nil {
			err = h.RegisterUpdateStreamTopic(info.EgressId)
		}
	}
	if err != nil {
		return nil, err
	}
	s.rpc = h
	w.mu.Lock()
	w.active[info.EgressId] = s
	w.mu.Unlock()
	ret := proto.CloneOf(info)
	go s.run()
	time.Sleep(time.Duration(s.sc.AnswerMs) * time.Millisecond)
	return ret, nil
}

// Affinity: <0 refuses, 0.5 idle, 1 busy but with capacity (same values as livekit/egress).
func (w *worker) StartEgressAffinity(_ context.Context, _ *rpc.StartEgressRequest) float32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch n := len(w.active); {
	case w.limit > 0 && n >= w.limit:
		return -1
	case n == 0:
		return 0.5
	default:
		return 1
	}
}

func (w *worker) ListActiveEgress(context.Context, *rpc.ListActiveEgressRequest) (*rpc.ListActiveEgressResponse, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := &rpc.ListActiveEgressResponse{}
	for id := range w.active {
		r.EgressIds = append(r.EgressIds, id)
	}
	return r, nil
}
