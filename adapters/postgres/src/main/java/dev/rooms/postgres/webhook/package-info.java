@NullMarked
package dev.rooms.postgres.webhook;

import org.jspecify.annotations.NullMarked;
