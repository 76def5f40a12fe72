package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
	"google.golang.org/protobuf/proto"

	"github.com/livekit/protocol/livekit"
)

func fail(err error) {
	out("error", "msg", err.Error())
	os.Exit(1)
}

// A client whose library does not let it choose these parameters.
func through(target, query string) string {
	to, err := url.Parse(strings.Replace(target, "ws", "http", 1))
	if err != nil {
		fail(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fail(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(to)
		r.Out.URL.RawQuery = query + "&" + r.In.URL.RawQuery
	}}
	go func() { _ = http.Serve(listener, proxy) }()
	return "ws://" + listener.Addr().String()
}

func bearer(token string) http.Header {
	return http.Header{"Authorization": {"Bearer " + token}}
}

func waitForTheEnd() {
	for sc := bufio.NewScanner(os.Stdin); sc.Scan(); {
		if sc.Text() == "leave" {
			return
		}
	}
}

func signal(target, path, token string, args []string) {
	join := &livekit.JoinRequest{ClientInfo: &livekit.ClientInfo{Sdk: livekit.ClientInfo_GO, Protocol: 16}}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		switch name {
		case "metadata":
			join.Metadata = value
		case "attributes":
			_ = json.Unmarshal([]byte(value), &join.ParticipantAttributes)
		case "sid":
			join.Reconnect, join.ParticipantSid = true, value
		}
	}
	inner, err := proto.Marshal(join)
	if err != nil {
		fail(err)
	}
	wrapped, err := proto.Marshal(&livekit.WrappedJoinRequest{JoinRequest: inner})
	if err != nil {
		fail(err)
	}
	glue := "?"
	if strings.Contains(path, "?") {
		glue = "&"
	}
	address := target + path + glue + "join_request=" + base64.URLEncoding.EncodeToString(wrapped)
	conn, answer, err := websocket.DefaultDialer.Dial(address, bearer(token))
	if err != nil {
		if answer != nil {
			out("refused", "status", answer.StatusCode)
		}
		fail(err)
	}
	defer conn.Close()
	_, bytes, err := conn.ReadMessage()
	if err != nil {
		fail(err)
	}
	response := &livekit.SignalResponse{}
	if err := proto.Unmarshal(bytes, response); err != nil {
		fail(err)
	}
	if joined := response.GetJoin(); joined != nil {
		out("signalled", "identity", joined.Participant.Identity, "sid", joined.Participant.Sid)
	} else {
		out("answered", "message", response.String())
	}
	waitForTheEnd()
}

func whip(target, token string) {
	peer, err := webrtc.NewPeerConnection(webrtc.Configuration{})
	if err != nil {
		fail(err)
	}
	track, err := webrtc.NewTrackLocalStaticSample(
		webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48000, Channels: 2}, "audio", "whip")
	if err != nil {
		fail(err)
	}
	if _, err := peer.AddTrack(track); err != nil {
		fail(err)
	}
	peer.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		switch state {
		case webrtc.PeerConnectionStateConnected:
			out("connected")
		case webrtc.PeerConnectionStateDisconnected, webrtc.PeerConnectionStateFailed, webrtc.PeerConnectionStateClosed:
			out("disconnected", "reason", state.String())
			os.Exit(0)
		}
	})
	offer, err := peer.CreateOffer(nil)
	if err != nil {
		fail(err)
	}
	gathered := webrtc.GatheringCompletePromise(peer)
	if err := peer.SetLocalDescription(offer); err != nil {
		fail(err)
	}
	<-gathered
	address := strings.Replace(target, "ws", "http", 1) + "/whip/v1"
	request, err := http.NewRequest(http.MethodPost, address, strings.NewReader(peer.LocalDescription().SDP))
	if err != nil {
		fail(err)
	}
	request.Header = bearer(token)
	request.Header.Set("Content-Type", "application/sdp")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		fail(err)
	}
	defer answer.Body.Close()
	sdp, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusCreated {
		out("refused", "status", answer.StatusCode)
		os.Exit(1)
	}
	if err := peer.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: string(sdp)}); err != nil {
		fail(err)
	}
	go func() {
		for range time.Tick(20 * time.Millisecond) {
			_ = track.WriteSample(media.Sample{Data: []byte{0xf8, 0xff, 0xfe}, Duration: 20 * time.Millisecond})
		}
	}()
	waitForTheEnd()
	_ = peer.Close()
}
