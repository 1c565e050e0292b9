package dev.mainstay.events;

/** Sample. */
public record PatchEvent(String id) {}
