package dev.rooms.bench;

/** What is measured, and what it should come to. */
record Target(String name, String limit) {}
