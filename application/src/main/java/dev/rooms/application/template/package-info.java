@NullMarked
package dev.rooms.application.template;

import org.jspecify.annotations.NullMarked;
