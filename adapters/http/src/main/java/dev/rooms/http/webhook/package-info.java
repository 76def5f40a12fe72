@NullMarked
package dev.rooms.http.webhook;

import org.jspecify.annotations.NullMarked;
