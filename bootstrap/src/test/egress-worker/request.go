package main

import (
	"github.com/livekit/protocol/egress"
	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
	"google.golang.org/protobuf/proto"
)

// outputs finds the file output and fills EgressInfo.Request with a copy whose secrets are redacted, as the real worker does.
func outputs(req *rpc.StartEgressRequest, info *livekit.EgressInfo) (*livekit.EncodedFileOutput, error) {
	pick := func(o egress.EncodedOutput) *livekit.EncodedFileOutput {
		if fs := o.GetFileOutputs(); len(fs) > 0 {
			return fs[0]
		}
		return &livekit.EncodedFileOutput{}
	}
	var f *livekit.EncodedFileOutput
	switch r := req.Request.(type) {
	case *rpc.StartEgressRequest_RoomComposite:
		f, info.RoomName = pick(r.RoomComposite), r.RoomComposite.RoomName
		c := proto.CloneOf(r.RoomComposite)
		egress.RedactEncodedOutputs(c)
		info.Request = &livekit.EgressInfo_RoomComposite{RoomComposite: c}
	case *rpc.StartEgressRequest_Participant:
		f, info.RoomName = pick(r.Participant), r.Participant.RoomName
		c := proto.CloneOf(r.Participant)
		egress.RedactEncodedOutputs(c)
		info.Request = &livekit.EgressInfo_Participant{Participant: c}
		info.SourceType = livekit.EgressSourceType_EGRESS_SOURCE_TYPE_SDK
	case *rpc.StartEgressRequest_TrackComposite:
		f, info.RoomName = pick(r.TrackComposite), r.TrackComposite.RoomName
		c := proto.CloneOf(r.TrackComposite)
		egress.RedactEncodedOutputs(c)
		info.Request = &livekit.EgressInfo_TrackComposite{TrackComposite: c}
		info.SourceType = livekit.EgressSourceType_EGRESS_SOURCE_TYPE_SDK
	case *rpc.StartEgressRequest_Egress: // v2
		f, info.RoomName = &livekit.EncodedFileOutput{}, r.Egress.RoomName
		for _, o := range r.Egress.Outputs {
			if x := o.GetFile(); x != nil {
				f = &livekit.EncodedFileOutput{FileType: x.FileType, Filepath: x.Filepath}
				st := o.Storage
				if st == nil {
					st = r.Egress.Storage
				}
				if s := st.GetS3(); s != nil {
					f.Output = &livekit.EncodedFileOutput_S3{S3: s}
				}
			}
		}
		c := proto.CloneOf(r.Egress)
		egress.RedactStartEgressRequest(c)
		info.Request = &livekit.EgressInfo_Egress{Egress: c}
	default:
		return nil, psrpc.NewErrorf(psrpc.Unimplemented, "stand-in worker: %T", req.Request)
	}
	return f, nil
}
