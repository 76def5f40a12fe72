@NullMarked
package dev.rooms.postgres.event;

import org.jspecify.annotations.NullMarked;
