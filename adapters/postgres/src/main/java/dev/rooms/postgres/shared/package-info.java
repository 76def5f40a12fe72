@NullMarked
package dev.rooms.postgres.shared;

import org.jspecify.annotations.NullMarked;
