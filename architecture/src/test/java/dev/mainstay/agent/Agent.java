package dev.mainstay.agent;

record Agent(String id) {}
