@NullMarked
package dev.rooms.http.problem;

import org.jspecify.annotations.NullMarked;
