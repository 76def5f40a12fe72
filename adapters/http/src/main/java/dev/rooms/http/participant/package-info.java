@NullMarked
package dev.rooms.http.participant;

import org.jspecify.annotations.NullMarked;
