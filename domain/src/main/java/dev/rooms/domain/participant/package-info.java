@NullMarked
package dev.rooms.domain.participant;

import org.jspecify.annotations.NullMarked;
