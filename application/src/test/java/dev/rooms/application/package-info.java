@NullMarked
package dev.rooms.application;

import org.jspecify.annotations.NullMarked;
