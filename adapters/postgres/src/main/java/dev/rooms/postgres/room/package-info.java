@NullMarked
package dev.rooms.postgres.room;

import org.jspecify.annotations.NullMarked;
