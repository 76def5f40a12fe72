@NullMarked
package dev.rooms.livekit.webhook;

import org.jspecify.annotations.NullMarked;
