package dev.rooms.application.participant;

import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.room.Session;

/** A session with how many were in it. */
public record SessionView(Session session, Occupancy occupancy) {}
