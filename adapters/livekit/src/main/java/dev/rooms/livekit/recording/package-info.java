@NullMarked
package dev.rooms.livekit.recording;

import org.jspecify.annotations.NullMarked;
