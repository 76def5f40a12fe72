@NullMarked
package dev.rooms.application.event;

import org.jspecify.annotations.NullMarked;
