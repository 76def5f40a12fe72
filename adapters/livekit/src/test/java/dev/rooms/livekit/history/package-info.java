/** One recorded history, told in thousands of ways: the ledger comes out right, and planted faults are found out. */
@NullMarked
package dev.rooms.livekit.history;

import org.jspecify.annotations.NullMarked;
