@NullMarked
package dev.rooms.application.webhook;

import org.jspecify.annotations.NullMarked;
