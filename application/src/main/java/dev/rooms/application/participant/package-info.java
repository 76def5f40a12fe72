@NullMarked
package dev.rooms.application.participant;

import org.jspecify.annotations.NullMarked;
