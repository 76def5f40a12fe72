@NullMarked
package dev.rooms.http.identity;

import org.jspecify.annotations.NullMarked;
