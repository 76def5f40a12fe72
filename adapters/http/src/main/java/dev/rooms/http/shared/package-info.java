@NullMarked
package dev.rooms.http.shared;

import org.jspecify.annotations.NullMarked;
