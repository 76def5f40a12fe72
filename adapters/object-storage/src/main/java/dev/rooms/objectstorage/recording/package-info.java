@NullMarked
package dev.rooms.objectstorage.recording;

import org.jspecify.annotations.NullMarked;
