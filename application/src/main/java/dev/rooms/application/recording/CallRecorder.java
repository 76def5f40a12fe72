package dev.rooms.application.recording;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.shared.Actor;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Asks LiveKit for the recorder of a recording, behind the answer and only here. What a crash leaves unasked or untold
 * is found by looking: it is not asked for again, since it may well be recording.
 */
public final class CallRecorder {
    private final Egress egress;
    private final ApplyEgress applyEgress;
    private final KeepRecording keepRecording;
    private final Transactions transactions;
    private final Executor background;
    private final InstantSource clock;

    public CallRecorder(
            Egress egress,
            ApplyEgress applyEgress,
            KeepRecording keepRecording,
            Transactions transactions,
            Executor background,
            InstantSource clock) {
        this.egress = egress;
        this.applyEgress = applyEgress;
        this.keepRecording = keepRecording;
        this.transactions = transactions;
        this.background = background;
        this.clock = clock;
    }

    void afterCommit(Recording recording) {
        transactions.afterCommit(() -> background.execute(() -> call(recording)));
    }

    private void call(Recording recording) {
        var facts = recording.facts();
        var wish = facts.wish();
        try {
            applyEgress.handle(egress.start(new EgressRequest(
                    facts.livekitRoom(),
                    wish.kind(),
                    wish.layout(),
                    wish.preset(),
                    wish.track(),
                    facts.video(),
                    wish.identity(),
                    facts.key())));
        } catch (EgressRefused refused) {
            var reason = String.valueOf(refused.getMessage());
            keepRecording.change(
                    recording.id(), each -> each.over(clock.instant()).failed(reason, Actor.RECORDER, clock.instant()));
        } catch (MediaServerUnavailable unknown) {
            keepRecording.change(recording.id(), each -> each.isUnseen() ? each.dueAt(clock.instant()) : each);
        }
    }
}
