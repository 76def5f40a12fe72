package dev.rooms.domain.room;

/** Whose booking a room is for, in the words of the service that booked. */
public record BookingId(String value) {}
