package dev.rooms.application.participant;

import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.TrackTimes;
import java.time.Duration;

/** An attendance as callers see it, with how long it lasted up to now and what was sent in it. */
public record ParticipantView(Attendance attendance, Duration duration, TrackTimes times) {}
