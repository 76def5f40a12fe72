@NullMarked
package dev.rooms.livekit.shared;

import org.jspecify.annotations.NullMarked;
