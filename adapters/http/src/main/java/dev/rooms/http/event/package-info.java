@NullMarked
package dev.rooms.http.event;

import org.jspecify.annotations.NullMarked;
