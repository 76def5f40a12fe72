package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
	"google.golang.org/protobuf/proto"
)

type session struct {
	w    *worker
	sc   Script
	mu   sync.Mutex
	info *livekit.EgressInfo
	s3   *livekit.S3Upload
	file *livekit.FileInfo
	rpc  rpc.EgressHandlerServer
	stop chan string // end reason
	once sync.Once
}

func (s *session) set(f func(i *livekit.EgressInfo)) *livekit.EgressInfo {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s.info)
	return proto.CloneOf(s.info)
}

func (s *session) report(i *livekit.EgressInfo) {
	for d := 250 * time.Millisecond; ; d *= 2 {
		_, err := s.w.io.UpdateEgress(context.Background(), i, psrpc.WithRequestTimeout(10*time.Second))
		log.Println(i.EgressId, i.Status, i.Error, "report:", err)
		if err == nil || !(errors.Is(err, psrpc.ErrRequestTimedOut) || errors.Is(err, psrpc.ErrNoResponse)) {
			return
		}
		time.Sleep(min(d, time.Minute))
	}
}

func (s *session) run() {
	defer func() {
		s.w.mu.Lock()
		delete(s.w.active, s.info.EgressId)
		s.w.mu.Unlock()
		s.rpc.Shutdown()
	}()
	ms := func(n int) <-chan time.Time {
		if n <= 0 {
			return nil
		}
		return time.After(time.Duration(n) * time.Millisecond)
	}
	if s.sc.StartMs == 0 {
		s.sc.StartMs = 50
	}
	select { // STARTING
	case reason := <-s.stop:
		s.report(s.set(func(i *livekit.EgressInfo) { i.SetEndReason(reason); i.SetAborted(livekit.MsgStoppedBeforeStarted) }))
		return
	case <-ms(s.sc.StartMs):
	}
	if s.sc.FailStart {
		s.report(s.set(func(i *livekit.EgressInfo) { i.SetFailed(psrpc.NewErrorf(psrpc.Internal, "scripted: failed at start")) }))
		return
	}
	if s.sc.AbortStart {
		s.report(s.set(func(i *livekit.EgressInfo) { i.SetAborted(livekit.MsgStartNotReceived) }))
		return
	}
	leave, gone := s.join() // hidden recorder participant: sets Room.active_recording; nil channel when -ws is not given
	defer leave()
	s.report(s.set(func(i *livekit.EgressInfo) {
		s.file.StartedAt = time.Now().UnixNano()
		i.UpdateStatus(livekit.EgressStatus_EGRESS_ACTIVE)
	}))
	reason := ""
	select { // ACTIVE
	case reason = <-s.stop:
	case <-gone:
		reason = livekit.EndReasonSrcClosed
	case <-ms(s.sc.CloseAfterMs):
		reason = livekit.EndReasonSrcClosed
	case <-ms(s.sc.LimitAfterMs):
		reason = livekit.EndReasonLimitReached
	case <-ms(s.sc.FailAfterMs):
		s.report(s.set(func(i *livekit.EgressInfo) { i.SetFailed(psrpc.NewErrorf(psrpc.Internal, "scripted: pipeline error")) }))
		return
	case <-ms(s.sc.CrashAfterMs):
		s.report(s.set(func(i *livekit.EgressInfo) {
			i.SetFailed(errors.New("signal: killed"))
			i.Details = ""
			i.ErrorCode = http.StatusInternalServerError
		}))
		return
	case <-ms(s.sc.DieAfterMs):
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	}
	s.set(func(i *livekit.EgressInfo) {
		i.SetEndReason(reason)
		s.file.EndedAt = time.Now().UnixNano()
		s.file.Duration = s.file.EndedAt - s.file.StartedAt
		if reason == livekit.EndReasonLimitReached {
			i.SetLimitReached()
		}
	})
	if reason != livekit.EndReasonLimitReached {
		s.report(s.set(func(i *livekit.EgressInfo) { i.UpdateStatus(livekit.EgressStatus_EGRESS_ENDING) }))
	}
	if s.sc.HangEnding {
		select {}
	}
	if s.sc.UploadMs > 0 {
		time.Sleep(time.Duration(s.sc.UploadMs) * time.Millisecond)
	}
	err := s.upload()
	end := s.set(func(i *livekit.EgressInfo) {
		switch {
		case err != nil:
			i.SetFailed(psrpc.NewErrorf(psrpc.InvalidArgument, "S3 upload failed: %v", err))
		case i.Status != livekit.EgressStatus_EGRESS_LIMIT_REACHED:
			i.SetComplete()
		}
		i.UpdatedAt = time.Now().UnixNano()
	})
	if s.sc.SwallowEnd {
		select {}
	}
	s.report(end)
}

func (s *session) StopEgress(context.Context, *livekit.StopEgressRequest) (*livekit.EgressInfo, error) {
	if s.sc.IgnoreStop {
		time.Sleep(time.Hour)
	}
	s.once.Do(func() { s.stop <- livekit.EndReasonAPI })
	return s.set(func(i *livekit.EgressInfo) { // like SendEOS: the answer already shows ENDING (or ABORTED)
		if i.SetEndReason(livekit.EndReasonAPI); i.Status == livekit.EgressStatus_EGRESS_ACTIVE {
			i.UpdateStatus(livekit.EgressStatus_EGRESS_ENDING)
		} else if i.Status == livekit.EgressStatus_EGRESS_STARTING {
			i.SetAborted(livekit.MsgStoppedBeforeStarted)
		}
	}), nil
}
func (s *session) UpdateStream(context.Context, *livekit.UpdateStreamRequest) (*livekit.EgressInfo, error) {
	return nil, psrpc.NewErrorf(psrpc.InvalidArgument, "stand-in worker has no streams")
}
func (s *session) UpdateEgress(context.Context, *livekit.UpdateEgressRequest) (*livekit.EgressInfo, error) {
	return nil, psrpc.ErrUnimplemented
}
