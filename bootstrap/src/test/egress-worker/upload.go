package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/livekit/protocol/livekit"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

//go:embed sample.mp4
var sample []byte

func (s *session) upload() error {
	body := sample
	switch s.sc.Upload {
	case "fail":
		return errors.New("scripted: AccessDenied")
	case "short":
		body = sample[:len(sample)/2]
	}
	host, style := strings.TrimPrefix(strings.TrimPrefix(s.s3.Endpoint, "https://"), "http://"), minio.BucketLookupDNS
	if s.s3.ForcePathStyle {
		style = minio.BucketLookupPath
	}
	put := func(key string, b []byte, ct string) error {
		c, err := minio.New(host, &minio.Options{Creds: credentials.NewStaticV4(s.s3.AccessKey, s.s3.Secret, s.s3.SessionToken), Secure: !strings.HasPrefix(s.s3.Endpoint, "http://"), Region: s.s3.Region, BucketLookup: style})
		if err == nil {
			_, err = c.PutObject(context.Background(), s.s3.Bucket, key, bytes.NewReader(b), int64(len(b)), minio.PutObjectOptions{ContentType: ct, ContentDisposition: "inline", UserMetadata: s.s3.Metadata})
		}
		return err
	}
	loc := func(key string) string {
		if s.s3.ForcePathStyle {
			return fmt.Sprintf("%s/%s/%s", s.s3.Endpoint, s.s3.Bucket, key)
		}
		return fmt.Sprintf("https://%s.%s/%s", s.s3.Bucket, s.s3.Endpoint, key) // the real worker builds exactly this, endpoint scheme included
	}
	if s.sc.Upload != "none" {
		if err := put(s.file.Filename, body, "video/mp4"); err != nil {
			return err
		}
	}
	s.set(func(i *livekit.EgressInfo) { s.file.Size, s.file.Location = int64(len(sample)), loc(s.file.Filename) })
	if s.sc.Upload == "" {
		key := path.Join(path.Dir(s.file.Filename), s.info.EgressId+".json")
		b, _ := json.Marshal(map[string]any{"egress_id": s.info.EgressId, "room_id": s.info.RoomId, "room_name": s.info.RoomName, "started_at": s.info.StartedAt, "ended_at": s.file.EndedAt,
			"files": []any{map[string]string{"filename": s.file.Filename, "location": s.file.Location}}})
		if err := put(key, b, "application/json"); err != nil {
			return err
		}
		s.set(func(i *livekit.EgressInfo) { i.ManifestLocation = loc(key) })
	}
	return nil
}
