@NullMarked
package dev.rooms.application.drift;

import org.jspecify.annotations.NullMarked;
