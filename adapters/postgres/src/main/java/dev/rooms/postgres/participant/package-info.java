@NullMarked
package dev.rooms.postgres.participant;

import org.jspecify.annotations.NullMarked;
