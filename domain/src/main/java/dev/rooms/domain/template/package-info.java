@NullMarked
package dev.rooms.domain.template;

import org.jspecify.annotations.NullMarked;
