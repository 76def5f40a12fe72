@NullMarked
package dev.rooms.postgres.drift;

import org.jspecify.annotations.NullMarked;
