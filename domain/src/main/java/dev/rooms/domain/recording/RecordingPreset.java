package dev.rooms.domain.recording;

/** Size, rate and codec of the picture, by LiveKit's names (EncodingOptionsPreset). */
public enum RecordingPreset {
    H264_720P_30,
    H264_720P_60,
    H264_1080P_30,
    H264_1080P_60,
    PORTRAIT_H264_720P_30,
    PORTRAIT_H264_720P_60,
    PORTRAIT_H264_1080P_30,
    PORTRAIT_H264_1080P_60
}
