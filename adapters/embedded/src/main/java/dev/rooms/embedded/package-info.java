/** A real PostgreSQL and a real LiveKit server for development, tests and the demonstration. */
@NullMarked
package dev.rooms.embedded;

import org.jspecify.annotations.NullMarked;
