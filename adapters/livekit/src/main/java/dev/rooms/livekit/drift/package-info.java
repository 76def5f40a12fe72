@NullMarked
package dev.rooms.livekit.drift;

import org.jspecify.annotations.NullMarked;
