@NullMarked
package dev.rooms.livekit.room;

import org.jspecify.annotations.NullMarked;
