package dev.rooms.application.webhook;

final class InMemoryLiveKitWebhooksTest implements LiveKitWebhooksContract {
    private final LiveKitWebhooks webhooks = new InMemoryLiveKitWebhooks();

    @Override
    public LiveKitWebhooks webhooks() {
        return webhooks;
    }

    @Override
    public byte[] body(WebhookEventId id, WebhookEvent event) {
        return InMemoryLiveKitWebhooks.body(id, event);
    }

    @Override
    public String signature(byte[] body) {
        return InMemoryLiveKitWebhooks.SIGNED;
    }

    @Override
    public String foreignSignature(byte[] body) {
        return "forged";
    }
}
