package dev.rooms.domain.shared;

import java.util.UUID;

/** Names one minted join token; travels as {@code jti} and in the participant attribute {@code rooms.token_id}. */
public record TokenId(UUID value) {}
