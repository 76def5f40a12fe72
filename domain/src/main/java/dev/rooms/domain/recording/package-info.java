@NullMarked
package dev.rooms.domain.recording;

import org.jspecify.annotations.NullMarked;
