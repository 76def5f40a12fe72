@NullMarked
package dev.rooms.http.consent;

import org.jspecify.annotations.NullMarked;
