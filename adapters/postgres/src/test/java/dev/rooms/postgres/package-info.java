@NullMarked
package dev.rooms.postgres;

import org.jspecify.annotations.NullMarked;
