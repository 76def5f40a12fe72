@NullMarked
package dev.rooms.application.consent;

import org.jspecify.annotations.NullMarked;
