@NullMarked
package dev.rooms.domain.event;

import org.jspecify.annotations.NullMarked;
