@NullMarked
package dev.rooms.application.recording;

import org.jspecify.annotations.NullMarked;
