@NullMarked
package dev.rooms.http;

import org.jspecify.annotations.NullMarked;
