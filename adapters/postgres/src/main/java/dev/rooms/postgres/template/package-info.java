@NullMarked
package dev.rooms.postgres.template;

import org.jspecify.annotations.NullMarked;
