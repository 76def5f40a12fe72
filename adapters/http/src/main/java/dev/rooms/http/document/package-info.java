@NullMarked
package dev.rooms.http.document;

import org.jspecify.annotations.NullMarked;
