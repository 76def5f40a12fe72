package dev.rooms.domain.recording;

/** Where an object lies in its bucket. That of a recording carries our id, so that it is known wherever it turns up. */
public record ObjectKey(String value) {}
