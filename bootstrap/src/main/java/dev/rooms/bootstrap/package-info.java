@NullMarked
package dev.rooms.bootstrap;

import org.jspecify.annotations.NullMarked;
