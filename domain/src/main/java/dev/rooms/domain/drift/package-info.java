@NullMarked
package dev.rooms.domain.drift;

import org.jspecify.annotations.NullMarked;
