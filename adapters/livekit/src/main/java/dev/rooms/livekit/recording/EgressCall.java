package dev.rooms.livekit.recording;

import com.google.protobuf.MessageLite;
import dev.rooms.application.recording.EgressRequest;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingPreset;
import java.util.Objects;
import livekit.LivekitEgress.EncodedFileOutput;
import livekit.LivekitEgress.EncodedFileType;
import livekit.LivekitEgress.EncodingOptionsPreset;
import livekit.LivekitEgress.GCPUpload;
import livekit.LivekitEgress.ParticipantEgressRequest;
import livekit.LivekitEgress.RoomCompositeEgressRequest;
import livekit.LivekitEgress.S3Upload;
import livekit.LivekitEgress.TrackCompositeEgressRequest;

/** One start of a recorder, as LiveKit wants it asked for. */
record EgressCall(String method, MessageLite message) {
    static EgressCall of(EgressRequest request, EgressStorage storage) {
        var file = file(request, storage);
        return switch (request.kind()) {
            case COMPOSITE -> new EgressCall("StartRoomCompositeEgress", composite(request, file));
            case AUDIO -> new EgressCall("StartRoomCompositeEgress", audio(request, file));
            case TRACK -> new EgressCall("StartTrackCompositeEgress", track(request, file));
            case PARTICIPANT -> new EgressCall("StartParticipantEgress", participant(request, file));
        };
    }

    private static RoomCompositeEgressRequest composite(EgressRequest request, EncodedFileOutput file) {
        return RoomCompositeEgressRequest.newBuilder()
                .setRoomName(request.room().value())
                .setLayout(request.layout().text())
                .setPreset(preset(request.preset()))
                .addFileOutputs(file)
                .build();
    }

    /** Without a layout, for then the recorder needs no browser. */
    private static RoomCompositeEgressRequest audio(EgressRequest request, EncodedFileOutput file) {
        return RoomCompositeEgressRequest.newBuilder()
                .setRoomName(request.room().value())
                .setAudioOnly(true)
                .addFileOutputs(file)
                .build();
    }

    /** As a composite of one track, for LiveKit's plain track egress writes whatever container fits the codec. */
    private static TrackCompositeEgressRequest track(EgressRequest request, EncodedFileOutput file) {
        var track = Objects.requireNonNull(request.track()).value();
        var call = TrackCompositeEgressRequest.newBuilder()
                .setRoomName(request.room().value())
                .setPreset(preset(request.preset()))
                .addFileOutputs(file);
        return (request.video() ? call.setVideoTrackId(track) : call.setAudioTrackId(track)).build();
    }

    private static ParticipantEgressRequest participant(EgressRequest request, EncodedFileOutput file) {
        return ParticipantEgressRequest.newBuilder()
                .setRoomName(request.room().value())
                .setIdentity(Objects.requireNonNull(request.identity()).value())
                .setPreset(preset(request.preset()))
                .addFileOutputs(file)
                .build();
    }

    private static EncodingOptionsPreset preset(RecordingPreset preset) {
        return EncodingOptionsPreset.valueOf(preset.name());
    }

    private static EncodedFileOutput file(EgressRequest request, EgressStorage storage) {
        var file = EncodedFileOutput.newBuilder()
                .setFileType(request.kind() == RecordingKind.AUDIO ? EncodedFileType.OGG : EncodedFileType.MP4)
                .setFilepath(request.key().value());
        return switch (storage) {
            case EgressStorage.S3 s3 -> file.setS3(upload(s3)).build();
            case EgressStorage.GoogleCloud cloud ->
                file.setGcp(GCPUpload.newBuilder().setBucket(cloud.bucket()).setCredentials(cloud.credentials()))
                        .build();
            case EgressStorage.OfTheRecorders _ -> file.build();
        };
    }

    private static S3Upload upload(EgressStorage.S3 s3) {
        var upload = S3Upload.newBuilder()
                .setAccessKey(s3.accessKey())
                .setSecret(s3.secretKey())
                .setRegion(s3.region())
                .setBucket(s3.bucket())
                .setForcePathStyle(s3.pathStyle());
        return (s3.endpoint() == null ? upload : upload.setEndpoint(s3.endpoint())).build();
    }

    /** The message holds what lets recorders into the storage. */
    @Override
    public String toString() {
        return method;
    }
}
