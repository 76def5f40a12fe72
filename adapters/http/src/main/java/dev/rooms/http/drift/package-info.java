@NullMarked
package dev.rooms.http.drift;

import org.jspecify.annotations.NullMarked;
