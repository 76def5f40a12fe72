@NullMarked
package dev.rooms.postgres.recording;

import org.jspecify.annotations.NullMarked;
