@NullMarked
package dev.rooms.http.recording;

import org.jspecify.annotations.NullMarked;
