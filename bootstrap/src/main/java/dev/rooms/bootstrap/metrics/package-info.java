@NullMarked
package dev.rooms.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
