package dev.mainstay.http;

public record ProblemKind(String code) {}
