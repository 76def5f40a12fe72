@NullMarked
package dev.rooms.livekit.access;

import org.jspecify.annotations.NullMarked;
