package main

import (
	"encoding/json"
	"fmt"
	"log"
	"regexp"
	"strconv"
	"strings"
)

// Script: every field zero = well-behaved worker. Match is a substring of "room filepath"; Times 0 = forever.
type Script struct {
	Match        string `json:"match"`
	Times        int    `json:"times"`
	Reject       string `json:"reject"`         // StartEgress answers this psrpc code, e.g. "resource_exhausted"
	Mute         bool   `json:"mute"`           // StartEgress never answers
	FailStart    bool   `json:"fail_start"`     // STARTING -> FAILED 500
	AbortStart   bool   `json:"abort_start"`    // STARTING -> ABORTED 412 "Start signal not received"
	StartMs      int    `json:"start_ms"`       // STARTING -> ACTIVE after this long (default 50)
	FailAfterMs  int    `json:"fail_after_ms"`  // ACTIVE -> FAILED
	LimitAfterMs int    `json:"limit_after_ms"` // ACTIVE -> LIMIT_REACHED (file uploaded)
	CloseAfterMs int    `json:"close_after_ms"` // ACTIVE -> ENDING -> COMPLETE "Source closed"
	DieAfterMs   int    `json:"die_after_ms"`   // kill -9 of this whole worker: no report at all
	CrashAfterMs int    `json:"crash_after_ms"` // handler process crash seen by its parent: FAILED "signal: killed"
	IgnoreStop   bool   `json:"ignore_stop"`    // StopEgress never answered, keeps recording
	HangEnding   bool   `json:"hang_ending"`    // goes ENDING and stays there for ever
	UploadMs     int    `json:"upload_ms"`      // late upload
	Upload       string `json:"upload"`         // "" | "none" (COMPLETE, no object) | "short" (object smaller than reported) | "fail"
	SwallowEnd   bool   `json:"swallow_end"`    // object uploaded, final report lost
	AnswerMs     int    `json:"answer_ms"`      // the recording runs, but StartEgress answers this late (ambiguous outcome for the caller)
}

var tag = regexp.MustCompile(`~(\w+)(?:=(\w+))?~`)

func (w *worker) script(key string) Script {
	w.mu.Lock()
	defer w.mu.Unlock()
	sc := w.def
	for i, s := range w.scripts {
		if strings.Contains(key, s.Match) {
			sc = *s
			if s.Times > 0 {
				if s.Times--; s.Times == 0 {
					w.scripts = append(w.scripts[:i:i], w.scripts[i+1:]...)
				}
			}
			break
		}
	}
	for _, m := range tag.FindAllStringSubmatch(key, -1) {
		v := m[2]
		if _, err := strconv.Atoi(v); v == "" {
			v = "true"
		} else if err != nil {
			v = strconv.Quote(v)
		}
		if err := json.Unmarshal([]byte(fmt.Sprintf(`{%q:%s}`, m[1], v)), &sc); err != nil {
			log.Println("bad tag", m[0], err)
		}
	}
	return sc
}
