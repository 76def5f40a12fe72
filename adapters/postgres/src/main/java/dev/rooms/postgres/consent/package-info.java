@NullMarked
package dev.rooms.postgres.consent;

import org.jspecify.annotations.NullMarked;
