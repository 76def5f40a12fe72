@NullMarked
package dev.rooms.domain.consent;

import org.jspecify.annotations.NullMarked;
