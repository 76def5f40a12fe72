@NullMarked
package dev.rooms.http.template;

import org.jspecify.annotations.NullMarked;
