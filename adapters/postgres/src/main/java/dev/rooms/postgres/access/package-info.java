@NullMarked
package dev.rooms.postgres.access;

import org.jspecify.annotations.NullMarked;
