@NullMarked
package dev.rooms.http.room;

import org.jspecify.annotations.NullMarked;
