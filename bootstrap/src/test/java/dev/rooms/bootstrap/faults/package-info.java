/** What goes wrong between Rooms, PostgreSQL, LiveKit and their clocks, brought about with real processes. */
package dev.rooms.bootstrap.faults;
